package dev.clary.wire.shape;

/**
 * Asks who is calling.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentityRequest</a>
 */
public record GetCallerIdentityRequest() {}
