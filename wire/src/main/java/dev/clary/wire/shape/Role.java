package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that jobs may name.
 *
 * @param assumeRolePolicyDocument JSON, percent-encoded
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html">Role</a>
 */
public record Role(
    String path,
    String roleName,
    String roleId,
    String arn,
    Instant createDate,
    @Nullable String assumeRolePolicyDocument,
    @Nullable Integer maxSessionDuration) {}
