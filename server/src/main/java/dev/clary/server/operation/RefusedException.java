package dev.clary.server.operation;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.ErrorCode;

/** A request that is refused for a reason that only the protocol knows. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public RefusedException(ErrorCode code, String message) {
    super(message);
    this.code = requireNonNull(code, "code");
  }

  public ErrorCode code() {
    return code;
  }
}
