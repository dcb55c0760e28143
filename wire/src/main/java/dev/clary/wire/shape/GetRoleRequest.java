package dev.clary.wire.shape;

/**
 * Asks for a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRoleRequest</a>
 */
public record GetRoleRequest(String roleName) {}
