package dev.clary.wire.shape;

/**
 * Who somebody is that signs with the keys of a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumedRoleUser.html">AssumedRoleUser</a>
 */
public record AssumedRoleUser(String assumedRoleId, String arn) {}
