package dev.clary.wire;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** The operation that a request names in its {@code X-Amz-Target} header. */
public record Target(Service service, String operation) {

  public Target {
    requireNonNull(service, "service");
    requireNonNull(operation, "operation");
  }

  /**
   * Reads a header such as {@code SageMaker.ListTrainingJobs}; empty when no service here has that
   * prefix. Whether the service has the operation is not looked up.
   */
  public static Optional<Target> parse(String header) {
    int point = header.indexOf('.');
    return Arrays.stream(Service.values())
        .filter(service -> point > 0 && header.substring(0, point).equals(service.targetPrefix()))
        .findFirst()
        .map(service -> new Target(service, header.substring(point + 1)));
  }

  /** The header that names this operation. */
  public String header() {
    return service.targetPrefix() + "." + operation;
  }
}
