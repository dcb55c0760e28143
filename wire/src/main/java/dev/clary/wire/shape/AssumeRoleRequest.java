package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Asks for keys that hold for a while.
 *
 * @param durationSeconds 900 to 43200; an hour when absent
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRoleRequest</a>
 */
public record AssumeRoleRequest(
    String roleArn, String roleSessionName, @Nullable Integer durationSeconds) {}
