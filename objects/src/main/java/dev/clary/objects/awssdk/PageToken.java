package dev.clary.objects.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.objects.store.Problem;
import java.util.Base64;

/** Where a listing goes on, as text that any answer can carry whatever characters the key has. */
final class PageToken {
  private PageToken() {}

  static String encode(String after) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(UTF_8));
  }

  static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusals.of(Problem.INVALID_ARGUMENT, "The continuation token provided is incorrect");
    }
  }
}
