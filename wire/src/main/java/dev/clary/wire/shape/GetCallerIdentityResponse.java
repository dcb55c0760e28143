package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentityResponse</a>
 */
public record GetCallerIdentityResponse(
    @Nullable String userId, @Nullable String account, @Nullable String arn) {}
