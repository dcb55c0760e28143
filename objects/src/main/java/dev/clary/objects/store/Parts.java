package dev.clary.objects.store;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What parts are together. */
final class Parts {
  private Parts() {}

  /** The parts with these numbers, in their order. */
  static List<Part> chosen(List<Part> parts, List<Integer> numbers) {
    Map<Integer, Part> byNumber =
        parts.stream().collect(Collectors.toMap(Part::number, Function.identity()));
    return numbers.stream().map(number -> part(byNumber, number)).toList();
  }

  private static Part part(Map<Integer, Part> parts, int number) {
    Part part = parts.get(number);
    if (part == null) {
      throw new ObjectRefusedException(
          Problem.INVALID_PART, "part %d was not uploaded".formatted(number));
    }
    return part;
  }

  static StoredObject joined(
      String key, List<Part> parts, Instant modified, Attributes attributes) {
    return new StoredObject(
        key,
        parts.stream().mapToLong(Part::size).sum(),
        etag(parts),
        modified,
        attributes,
        parts.stream().flatMap(part -> part.segments().stream()).toList());
  }

  /**
   * S3's ETag of an object that was uploaded in parts: the MD5 of their MD5s, a hyphen and how many
   * they are.
   */
  private static String etag(List<Part> parts) {
    MessageDigest digest = ContentFiles.md5();
    parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.etag())));
    return HexFormat.of().formatHex(digest.digest()) + "-" + parts.size();
  }
}
