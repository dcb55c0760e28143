package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.GetRoleRequest;
import dev.clary.wire.shape.GetRoleResponse;
import dev.clary.wire.shape.Role;
import java.net.URLEncoder;
import java.time.Instant;

/** Says what the ARN of a role is, for clients that know its name alone. */
final class GetRole implements Operation<GetRoleRequest, GetRoleResponse> {
  private static final int SESSION_SECONDS = 12 * 3600;

  /** Who may take the role on: the service that runs jobs. */
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

  /** Roles are settings and were never created; no client looks further than that it is a time. */
  private static final Instant CREATED = Instant.EPOCH;

  private final Roles roles;
  private final Arns arns;

  GetRole(Roles roles, Arns arns) {
    this.roles = roles;
    this.arns = arns;
  }

  @Override
  public String name() {
    return "GetRole";
  }

  @Override
  public Class<GetRoleRequest> requestType() {
    return GetRoleRequest.class;
  }

  @Override
  public GetRoleResponse handle(GetRoleRequest request, Call call) {
    String name = request.roleName();
    String arn = roles.find(name, arns).orElseThrow(() -> unknown(name));
    String path = arn.substring(arn.indexOf(":role") + 5, arn.length() - name.length());
    return new GetRoleResponse(
        new Role(
            path,
            name,
            Arns.roleId(name),
            arn,
            CREATED,
            URLEncoder.encode(POLICY, UTF_8).replace("+", "%20"),
            SESSION_SECONDS));
  }

  static RefusedException unknown(String name) {
    return new RefusedException(
        ErrorCode.NO_SUCH_ENTITY, "The role with name %s cannot be found.".formatted(name));
  }
}
