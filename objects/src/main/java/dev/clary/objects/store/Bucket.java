package dev.clary.objects.store;

import java.time.Instant;

/** A bucket: its name and when it was made. */
public record Bucket(String name, Instant created) {
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 63;

  /**
   * Refuses what S3 refuses as the name of a new bucket.
   *
   * @throws ObjectRefusedException InvalidBucketName
   */
  static void checkName(String name) {
    boolean valid =
        name.length() >= MIN_LENGTH
            && name.length() <= MAX_LENGTH
            && name.matches("[a-z0-9][a-z0-9.-]*[a-z0-9]")
            && !name.contains("..")
            && !name.matches("[0-9]+(\\.[0-9]+){3}");
    if (!valid) {
      throw new ObjectRefusedException(
          Problem.INVALID_BUCKET_NAME,
          "bucket name '%s': 3 to 63 of a-z, 0-9, hyphen and point, beginning and ending with a letter or digit"
              .formatted(name));
    }
  }
}
