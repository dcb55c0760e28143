package dev.clary.wire;

import tools.jackson.databind.JsonNode;

/**
 * Holds requests to the service model: required members, types, lengths, ranges, patterns,
 * enumerations. Thread-safe.
 *
 * <p>Meaning is not looked at: whether a range is empty or a name is taken, the service decides.
 *
 * @see <a href="https://smithy.io/2.0/spec/constraint-traits.html">Constraints</a>
 */
public final class RequestCheck {
  private final ServiceModel model;
  private final ServiceModel withFiles;

  /** A check of every operation of the model. */
  public RequestCheck(ServiceModel model) {
    this.model = model;
    this.withFiles = model.acceptingFiles();
  }

  /**
   * Checks a request against the input of an operation.
   *
   * @param mayNameFiles whether this caller's locations may also be {@code file:///…}
   * @throws InvalidShapeException naming every violation, in AWS's words
   * @throws IllegalArgumentException if the service has no such operation
   */
  public void check(String operation, JsonNode request, boolean mayNameFiles) {
    OperationModel found =
        model
            .operation(operation)
            .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
    ServiceModel rules = mayNameFiles ? withFiles : model;
    var violations = new Violations();
    found
        .input()
        .ifPresent(input -> rules.shape(input).check(request, MemberPath.ROOT, violations));
    if (!violations.isEmpty()) {
      throw new InvalidShapeException(violations.message());
    }
  }
}
