package dev.clary.server.operation;

import static java.util.Objects.requireNonNull;

import dev.clary.server.keys.Role;
import dev.clary.service.training.Owner;
import dev.clary.wire.ErrorCode;
import java.util.Optional;

/**
 * Who signed a request.
 *
 * @param accessKeyId of his own key, even if he signed with keys derived from it
 * @param session the role that those keys were issued for
 */
public record Caller(String accessKeyId, Role role, Optional<AssumedRole> session) {

  public Caller {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(role, "role");
    requireNonNull(session, "session");
  }

  public Caller(String accessKeyId, Role role) {
    this(accessKeyId, role, Optional.empty());
  }

  /** Name of a role, and of the session that its holder has. */
  public record AssumedRole(String role, String session) {}

  boolean administrator() {
    return role == Role.ADMIN;
  }

  /** Whether he may create and stop anything at all. */
  boolean mayChange() {
    return role != Role.READER;
  }

  /**
   * Refuses to stop what somebody else created, unless an administrator asks.
   *
   * @throws RefusedException if this caller may not
   */
  void checkMayStop(Owner owner, String what) {
    checkOwns(owner, "stop " + what);
  }

  /**
   * Refuses to change what somebody else created, unless an administrator asks.
   *
   * @throws RefusedException if this caller may not
   */
  void checkMayChange(Owner owner, String what) {
    checkOwns(owner, "change " + what);
  }

  private void checkOwns(Owner owner, String action) {
    if (!administrator() && !owner.accessKeyId().equals(accessKeyId)) {
      throw new RefusedException(
          ErrorCode.ACCESS_DENIED,
          "key %s may not %s, which another key created".formatted(accessKeyId, action));
    }
  }

  /** This caller as the owner of what he creates. */
  Owner owner() {
    return new Owner(accessKeyId, administrator());
  }
}
