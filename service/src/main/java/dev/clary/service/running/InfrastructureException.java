package dev.clary.service.running;

import java.io.IOException;
import java.util.Locale;

/** The machine failed a job; another attempt may succeed. The message is for its owner. */
final class InfrastructureException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String DISK_FULL = "no space left on device";

  InfrastructureException(String message) {
    super(message);
  }

  /**
   * @param doing what failed, as in "could not be ..."
   */
  InfrastructureException(String doing, IOException cause) {
    super(doing + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.toLowerCase(Locale.ROOT).contains(DISK_FULL)
        ? "the disk is full; make room and run the job again (" + message + ")"
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
