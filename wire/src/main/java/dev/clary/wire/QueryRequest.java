package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of the Query protocol: a form with an action, a version and flat parameters.
 *
 * <pre>
 * Action=GetMetricStatistics&amp;Version=2010-08-01&amp;Statistics.member.1=Average&amp;Period=60
 * </pre>
 *
 * @param action the operation, empty if none is named
 * @param version the date of the API, empty if none is named
 * @param parameters everything else, by full name
 */
public record QueryRequest(String action, String version, Map<String, String> parameters) {

  public QueryRequest {
    requireNonNull(action, "action");
    requireNonNull(version, "version");
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a form, or the query of an address, which looks the same.
   *
   * @throws MalformedRequestException if a percent sign is not followed by two digits
   */
  public static QueryRequest parse(String form) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    String action = parameters.getOrDefault("Action", "");
    String version = parameters.getOrDefault("Version", "");
    parameters.remove("Action");
    parameters.remove("Version");
    return new QueryRequest(action, version, parameters);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequestException(
          "'%s' has a percent sign without two hex digits".formatted(text), e);
    }
  }
}
