package dev.clary.wire.sigv4;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The head of an HTTP request as it came over the line, nothing decoded.
 *
 * @param path the path before any decoding, such as {@code /clary/v1/jobs%2Fa}
 * @param query what follows the question mark before any decoding, empty if there is none
 * @param headers by name in small letters, each with its values in the order they came
 */
public record HttpMessage(
    String method, String path, String query, Map<String, List<String>> headers) {

  public HttpMessage {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(query, "query");
    var lowered = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, values) ->
            lowered.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), HttpMessage::joined));
    headers = Map.copyOf(lowered);
  }

  /** The first value of a header, if the header came at all. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.of(first, second).flatMap(List::stream).toList();
  }
}
