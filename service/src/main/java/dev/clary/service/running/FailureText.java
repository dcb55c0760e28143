package dev.clary.service.running;

import dev.clary.service.training.Failure;
import dev.clary.service.training.FailureKind;
import java.util.List;
import java.util.Optional;

/** The reasons of failures, in SageMaker's words, with what the log says at its end. */
final class FailureText {
  /** Characters of a reason. */
  static final int LONGEST = 1024;

  private static final String LOG = "; last lines of the log:\n";

  private FailureText() {}

  /** The program ended with an exit code other than zero. */
  static Failure ofProgram(int exitCode, Optional<String> failureFile, List<String> lastLines) {
    String reason = "AlgorithmError: " + failureFile.orElse("Exit Code: " + exitCode);
    return new Failure(FailureKind.ALGORITHM, withLog(reason, lastLines));
  }

  /** The request can never be carried out. */
  static Failure ofRequest(String message) {
    return new Failure(FailureKind.ALGORITHM, cut("ClientError: " + message));
  }

  /** What the program needs could not be installed. */
  static Failure ofInstallation(String message, List<String> lastLines) {
    String reason = "AlgorithmError: InstallRequirementsError: " + message;
    return new Failure(FailureKind.ALGORITHM, withLog(reason, lastLines));
  }

  /** The machine failed. */
  static Failure ofMachine(String message, List<String> lastLines) {
    return new Failure(
        FailureKind.INFRASTRUCTURE, withLog("InternalServerError: " + message, lastLines));
  }

  private static String withLog(String reason, List<String> lastLines) {
    int room = LONGEST - reason.length() - LOG.length();
    var tail = new StringBuilder();
    for (int i = lastLines.size() - 1; i >= 0 && tail.length() < room; i--) {
      tail.insert(0, lastLines.get(i) + "\n");
    }
    if (room <= 0 || tail.isEmpty()) {
      return cut(reason);
    }
    tail.setLength(tail.length() - 1);
    return reason + LOG + tail.substring(Math.max(0, tail.length() - room));
  }

  private static String cut(String reason) {
    return reason.substring(0, Math.min(LONGEST, reason.length()));
  }
}
