package dev.clary.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with parameters from its query alone, never from a form in its body, and with some
 * headers shown otherwise than they came. Immutable.
 */
final class RequestView extends HttpServletRequestWrapper {
  private static final String CONTENT_LENGTH = "content-length";

  private final Map<String, String[]> parameters;
  private final Map<String, String> unlisted;
  private final Map<String, Optional<String>> headers;

  private RequestView(
      HttpServletRequest request,
      Map<String, String[]> parameters,
      Map<String, String> unlisted,
      Map<String, Optional<String>> headers) {
    super(request);
    this.parameters = parameters;
    this.unlisted = unlisted;
    this.headers = headers;
  }

  /** The request with its own headers. */
  static RequestView of(HttpServletRequest request) {
    return new RequestView(request, parse(request.getQueryString()), Map.of(), Map.of());
  }

  /** Of a parameter that comes twice the first counts, here and in what was signed. */
  private static Map<String, String[]> parse(@Nullable String query) {
    var parameters = new LinkedHashMap<String, String[]>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.merge(
            URLDecoder.decode(name, UTF_8),
            new String[] {URLDecoder.decode(value, UTF_8)},
            (first, later) -> first);
      }
    }
    return parameters;
  }

  /** With one header shown with one value. */
  RequestView withHeader(String name, String value) {
    return with(name, Optional.of(value));
  }

  /** With one header not shown. */
  RequestView withoutHeader(String name) {
    return with(name, Optional.empty());
  }

  private RequestView with(String name, Optional<String> value) {
    var changed = new HashMap<>(headers);
    changed.put(name.toLowerCase(Locale.ROOT), value);
    return new RequestView(request(), parameters, unlisted, changed);
  }

  /** With a parameter that answers to its name but is not listed among the names. */
  RequestView withUnlistedParameter(String name, String value) {
    var changed = new HashMap<>(unlisted);
    changed.put(name, value);
    return new RequestView(request(), parameters, changed, headers);
  }

  private HttpServletRequest request() {
    return (HttpServletRequest) getRequest();
  }

  @Override
  public @Nullable String getHeader(String name) {
    Optional<String> shown = headers.get(name.toLowerCase(Locale.ROOT));
    return shown == null ? super.getHeader(name) : shown.orElse(null);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    Optional<String> shown = headers.get(name.toLowerCase(Locale.ROOT));
    return shown == null
        ? super.getHeaders(name)
        : Collections.enumeration(shown.stream().toList());
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(headerNames());
  }

  /** Names of the headers shown, as they came. */
  Set<String> headerNames() {
    var names = new LinkedHashSet<String>();
    for (String name : Collections.list(super.getHeaderNames())) {
      if (!headers.containsKey(name.toLowerCase(Locale.ROOT))) {
        names.add(name);
      }
    }
    headers.forEach((name, value) -> value.ifPresent(shown -> names.add(name)));
    return names;
  }

  @Override
  public long getContentLengthLong() {
    String shown = getHeader(CONTENT_LENGTH);
    return shown == null ? -1 : Long.parseLong(shown);
  }

  @Override
  public int getContentLength() {
    long length = getContentLengthLong();
    return length > Integer.MAX_VALUE ? -1 : (int) length;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String hidden = unlisted.get(name);
    if (hidden != null) {
      return hidden;
    }
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(List.copyOf(parameters.keySet()));
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }
}
