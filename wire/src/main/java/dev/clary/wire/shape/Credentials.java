package dev.clary.wire.shape;

import java.time.Instant;

/**
 * A key pair with the token that must be sent along.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html">Credentials</a>
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {}
