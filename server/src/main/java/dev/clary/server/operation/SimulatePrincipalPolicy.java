package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.wire.shape.EvaluationResult;
import dev.clary.wire.shape.SimulatePolicyResponse;
import dev.clary.wire.shape.SimulatePrincipalPolicyRequest;
import java.util.List;

/**
 * Says what a role may do. A role that jobs may name allows whatever the owner of a job may do
 * himself, so that there is nothing left for it to deny.
 */
final class SimulatePrincipalPolicy
    implements Operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse> {
  private static final int DEFAULT_ITEMS = 100;

  private final Roles roles;

  SimulatePrincipalPolicy(Roles roles) {
    this.roles = roles;
  }

  @Override
  public String name() {
    return "SimulatePrincipalPolicy";
  }

  @Override
  public Class<SimulatePrincipalPolicyRequest> requestType() {
    return SimulatePrincipalPolicyRequest.class;
  }

  @Override
  public SimulatePolicyResponse handle(SimulatePrincipalPolicyRequest request, Call call) {
    String arn = request.policySourceArn();
    if (!roles.allows(arn)) {
      throw GetRole.unknown(arn.substring(arn.lastIndexOf('/') + 1));
    }
    List<String> resources = requireNonNullElse(request.resourceArns(), List.of("*"));
    Page page =
        Page.of(
            request.marker(),
            requireNonNullElse(request.maxItems(), DEFAULT_ITEMS),
            "SimulatePrincipalPolicy",
            arn,
            request.actionNames(),
            resources);
    List<EvaluationResult> found =
        request.actionNames().stream()
            .flatMap(
                action ->
                    resources.stream()
                        .map(resource -> new EvaluationResult(action, resource, "allowed")))
            .skip(page.offset())
            .limit(page.probe())
            .toList();
    String marker = page.token(found);
    return new SimulatePolicyResponse(page.cut(found), marker != null, marker);
  }
}
