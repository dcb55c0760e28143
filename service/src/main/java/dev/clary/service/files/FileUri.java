package dev.clary.service.files;

import dev.clary.service.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code file:} URIs, and paths. */
final class FileUri {
  private static final String SCHEME = "file://";

  private FileUri() {}

  /**
   * The path that a URI means. Characters that a URI should have encoded are taken as they are.
   *
   * @throws InvalidRequestException if it is no absolute path without {@code ..}
   */
  static Path path(String uri) {
    if (!uri.startsWith(SCHEME + "/")) {
      throw refusal(uri, "it must start with file:///");
    }
    try {
      Path path = Path.of(decoded(uri));
      for (Path part : path) {
        if (part.toString().equals("..")) {
          throw refusal(uri, "'..' has no place in it");
        }
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw refusal(uri, "it is no path: " + e.getReason());
    }
  }

  private static String decoded(String uri) {
    try {
      var parsed = new URI(uri);
      boolean plain = parsed.getRawQuery() == null && parsed.getRawFragment() == null;
      return plain && parsed.getPath() != null ? parsed.getPath() : uri.substring(SCHEME.length());
    } catch (URISyntaxException e) {
      return uri.substring(SCHEME.length());
    }
  }

  static String of(Path path) {
    try {
      return SCHEME + new URI(null, null, path.toString(), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new AssertionError("every path has a URI", e);
    }
  }

  private static InvalidRequestException refusal(String uri, String rule) {
    return new InvalidRequestException("location '%s': %s".formatted(uri, rule));
  }
}
