package dev.clary.wire.shape;

/**
 * A role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRoleResponse</a>
 */
public record GetRoleResponse(Role role) {}
