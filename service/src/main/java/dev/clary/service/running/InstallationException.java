package dev.clary.service.running;

/**
 * What a program needs could not be installed. The message is for the owner of the job; what the
 * installation said is in the log.
 */
final class InstallationException extends Exception {
  private static final long serialVersionUID = 1L;

  InstallationException(String message) {
    super(message);
  }

  /** The same, for another job that waited for the same installation. */
  InstallationException(InstallationException original) {
    super(original.getMessage(), original);
  }
}
