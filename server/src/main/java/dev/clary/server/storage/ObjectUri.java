package dev.clary.server.storage;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore.StoredObject;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code s3://} URI. What follows the bucket is the key as it is: nothing in it is encoded.
 *
 * @param key of one object, or what the keys of several start with; empty for a whole bucket
 */
record ObjectUri(String bucket, String key) {
  static final String SCHEME = "s3://";

  private static final Pattern FORM =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?", Pattern.DOTALL);

  /**
   * Reads a URI.
   *
   * @throws InvalidRequestException if it is none
   */
  static ObjectUri of(String uri) {
    Matcher matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw new InvalidRequestException(
          "location '%s': it must be s3:// and the name of a bucket, with or without /KEY"
              .formatted(uri));
    }
    return new ObjectUri(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }

  /**
   * An object whose key starts with this one. Its path follows this one where that names a
   * directory, with or without its slash, and the last slash of this one otherwise.
   *
   * <pre>
   * data/        data/train.csv     train.csv
   * data         data/train.csv     train.csv
   * data/tr      data/train.csv     train.csv
   * data         data2/train.csv    data2/train.csv
   * </pre>
   *
   * @throws InvalidRequestException if its key cannot be the path of a file
   */
  StoredObject below(String found, long size) {
    boolean inside = found.startsWith(key + "/") && !key.isEmpty() && !isDirectory(key);
    String path = found.substring(inside ? key.length() + 1 : key.lastIndexOf('/') + 1);
    String uri = SCHEME + bucket + "/" + found;
    if (path.startsWith("/") || Arrays.asList(path.split("/", -1)).contains("..")) {
      throw new InvalidRequestException(
          "the object '%s' cannot be a file below '%s'".formatted(uri, this));
    }
    return new StoredObject(uri, path, size);
  }

  /** Whether a key stands for a directory, as consoles mark them, and is no file. */
  static boolean isDirectory(String key) {
    return key.endsWith("/");
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
