package dev.clary.server.operation;

import dev.clary.server.keys.Session;
import dev.clary.server.keys.Sessions;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.AssumeRoleRequest;
import dev.clary.wire.shape.AssumeRoleResponse;
import dev.clary.wire.shape.AssumedRoleUser;
import dev.clary.wire.shape.Credentials;
import java.time.Duration;
import java.util.Optional;

/** Issues keys that hold for a while, and lend what the caller's own key does. */
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
  private static final Duration DEFAULT = Duration.ofHours(1);

  private final Sessions sessions;
  private final Roles roles;
  private final Arns arns;

  AssumeRole(Sessions sessions, Roles roles, Arns arns) {
    this.sessions = sessions;
    this.roles = roles;
    this.arns = arns;
  }

  @Override
  public String name() {
    return "AssumeRole";
  }

  @Override
  public Class<AssumeRoleRequest> requestType() {
    return AssumeRoleRequest.class;
  }

  @Override
  public AssumeRoleResponse handle(AssumeRoleRequest request, Call call) {
    String arn = request.roleArn();
    int slash = arn.lastIndexOf('/');
    if (!arn.contains(":role/") || !roles.allows(arn)) {
      throw new RefusedException(
          ErrorCode.ACCESS_DENIED,
          "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(call.caller().accessKeyId(), arn));
    }
    String role = arn.substring(slash + 1);
    Duration length =
        Optional.ofNullable(request.durationSeconds()).map(Duration::ofSeconds).orElse(DEFAULT);
    String name = request.roleSessionName();
    Session session =
        sessions
            .issue(call.caller().accessKeyId(), role, name, length)
            .orElseThrow(
                () -> new RefusedException(ErrorCode.UNRECOGNIZED_CLIENT, "the key was revoked"));
    return new AssumeRoleResponse(
        new Credentials(
            session.accessKeyId(),
            session.secretAccessKey(),
            session.token(),
            session.expiration()),
        new AssumedRoleUser(Arns.roleId(role) + ":" + name, arns.assumedRole(role, name)));
  }
}
