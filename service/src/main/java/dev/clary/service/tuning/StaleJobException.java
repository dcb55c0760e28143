package dev.clary.service.tuning;

/** An update of a tuning job that was written by somebody else since it was read. */
public final class StaleJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleJobException(TuningJobName name, long version) {
    super("tuning job %s was written since version %d was read".formatted(name, version));
  }
}
