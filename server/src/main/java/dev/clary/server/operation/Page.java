package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.InvalidRequestException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins and how long it is.
 *
 * @param list which list in which order the page is of; a token of another list is refused
 * @param offset things before the page
 * @param limit most things on the page
 */
record Page(String list, int offset, int limit) {
  private static final int DEFAULT_LIMIT = 10;
  private static final Pattern TOKEN = Pattern.compile("1:([0-9a-f]{1,8}):(\\d{1,9})");

  /**
   * The page that a request asks for.
   *
   * @param maxResults 1 to 100, as the service model holds; 10 when absent
   * @param selection everything in the request that decides what is listed, and in which order
   * @throws InvalidRequestException if the token was not made by {@link #token} for this list
   */
  static Page of(
      @Nullable String token, @Nullable Integer maxResults, @Nullable Object... selection) {
    int limit = maxResults == null ? DEFAULT_LIMIT : maxResults;
    String list = Integer.toHexString(Arrays.asList(selection).hashCode());
    if (token == null || token.isEmpty()) {
      return new Page(list, 0, limit);
    }
    Matcher matcher = TOKEN.matcher(decoded(token));
    if (!matcher.matches() || !matcher.group(1).equals(list)) {
      throw new InvalidRequestException(
          "NextToken does not continue this list: it must be the one of the page before, sent with the"
              + " same filters and order");
    }
    return new Page(list, Integer.parseInt(matcher.group(2)), limit);
  }

  /** The most things to fetch so that it is known whether there are more: one beyond the page. */
  int probe() {
    return limit + 1;
  }

  /** The part of what was fetched that is on the page. */
  <T> List<T> cut(List<T> fetched) {
    return fetched.subList(0, Math.min(limit, fetched.size()));
  }

  /** The token of the next page, or null when what was fetched ends here. */
  @Nullable String token(List<?> fetched) {
    if (fetched.size() <= limit) {
      return null;
    }
    String text = "1:%s:%d".formatted(list, offset + limit);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
