package dev.clary.objects.access;

import static java.util.Objects.requireNonNull;

/**
 * Allows one kind of access to the objects of a bucket whose keys start with a prefix.
 *
 * @param bucket its name, or {@code *} for every bucket
 * @param prefix of the keys, as plain text: {@code train} also allows {@code train2/x}; empty for
 *     the whole bucket
 */
public record Grant(Access access, String bucket, String prefix) {
  private static final String EVERY_BUCKET = "*";

  public Grant {
    requireNonNull(access, "access");
    requireNonNull(bucket, "bucket");
    requireNonNull(prefix, "prefix");
  }

  /** Access to everything in every bucket. */
  public static Grant everything(Access access) {
    return new Grant(access, EVERY_BUCKET, "");
  }

  boolean reaches(String other) {
    return bucket.equals(EVERY_BUCKET) || bucket.equals(other);
  }

  boolean allows(Access wanted, String otherBucket, String keyOrPrefix) {
    return access == wanted && reaches(otherBucket) && keyOrPrefix.startsWith(prefix);
  }
}
