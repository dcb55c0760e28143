package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Keys that hold for a while.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRoleResponse</a>
 */
public record AssumeRoleResponse(
    @Nullable Credentials credentials, @Nullable AssumedRoleUser assumedRoleUser) {}
