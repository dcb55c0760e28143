package dev.clary.server.operation;

import dev.clary.wire.shape.GetCallerIdentityRequest;
import dev.clary.wire.shape.GetCallerIdentityResponse;

/**
 * Says who is calling. A key is shown as a session of a role, not as a user: SageMaker's SDK finds
 * the role to run with by this answer, and accepts no user.
 */
final class GetCallerIdentity
    implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  private final Arns arns;

  GetCallerIdentity(Arns arns) {
    this.arns = arns;
  }

  @Override
  public String name() {
    return "GetCallerIdentity";
  }

  @Override
  public Class<GetCallerIdentityRequest> requestType() {
    return GetCallerIdentityRequest.class;
  }

  @Override
  public GetCallerIdentityResponse handle(GetCallerIdentityRequest request, Call call) {
    Caller.AssumedRole identity = identity(call.caller());
    return new GetCallerIdentityResponse(
        Arns.roleId(identity.role()) + ":" + identity.session(),
        arns.account(),
        arns.assumedRole(identity.role(), identity.session()));
  }

  private static Caller.AssumedRole identity(Caller caller) {
    return caller.session().orElse(new Caller.AssumedRole("clary", caller.accessKeyId()));
  }
}
