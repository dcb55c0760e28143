package dev.clary.server.http;

import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Role;
import dev.clary.server.operation.Caller;
import dev.clary.server.operation.NoContent;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.sigv4.HttpMessage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, lists and takes away keys, for administrators.
 *
 * <pre>
 * GET    /clary/v1/keys                              {"keys": [{"accessKeyId", "role", "created"}]}
 * POST   /clary/v1/keys       {"role": "user"}       the same of the new key, with its secret
 * DELETE /clary/v1/keys/AKIA…                        nothing
 * </pre>
 */
final class KeysRoute implements Route {
  private static final String PATH = ViewRoute.PREFIX + "keys";

  private final JsonCodec codec;
  private final Keys keys;
  private final ViewRoute views;

  /**
   * @param views whose form of errors is the form here
   */
  KeysRoute(JsonCodec codec, Keys keys, ViewRoute views) {
    this.codec = codec;
    this.keys = keys;
    this.views = views;
  }

  @Override
  public boolean takes(HttpMessage head) {
    return head.path().equals(PATH) || head.path().startsWith(PATH + "/");
  }

  @Override
  public String signingName(HttpMessage head) {
    return views.signingName(head);
  }

  @Override
  public Answer answer(HttpMessage head, byte[] body, Caller caller) {
    if (caller.role() != Role.ADMIN) {
      throw new RefusedException(
          ErrorCode.ACCESS_DENIED,
          "key %s is no administrator's and may not see or change keys"
              .formatted(caller.accessKeyId()));
    }
    Object answer = answer(head, body);
    return new Answer(
        200,
        ViewRoute.CONTENT_TYPE,
        answer == NoContent.INSTANCE ? new byte[0] : codec.encode(answer));
  }

  private Object answer(HttpMessage head, byte[] body) {
    boolean one = head.path().length() > PATH.length();
    if (head.method().equals("GET") && !one) {
      return Map.of("keys", keys.all().stream().map(KeysRoute::entry).toList());
    } else if (head.method().equals("POST") && !one) {
      Key made = keys.create(role(body));
      var entry = new LinkedHashMap<>(entry(made));
      entry.put("secretAccessKey", made.secretAccessKey());
      return entry;
    } else if (head.method().equals("DELETE") && one) {
      revoke(head.path().substring(PATH.length() + 1));
      return NoContent.INSTANCE;
    }
    throw new RefusedException(
        ErrorCode.VALIDATION, "%s %s is not served".formatted(head.method(), head.path()));
  }

  private static Map<String, String> entry(Key key) {
    var entry = new LinkedHashMap<String, String>();
    entry.put("accessKeyId", key.accessKeyId());
    entry.put("role", name(key.role()));
    entry.put("created", key.createdAt().toString());
    return entry;
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private Role role(byte[] body) {
    String wanted = codec.parse(body).path("role").asString("");
    List<Role> all = List.of(Role.values());
    Optional<Role> found = all.stream().filter(role -> name(role).equals(wanted)).findFirst();
    return found.orElseThrow(
        () ->
            new RefusedException(
                ErrorCode.VALIDATION,
                "role '%s' is none of %s"
                    .formatted(
                        wanted, Arrays.toString(all.stream().map(KeysRoute::name).toArray()))));
  }

  private void revoke(String accessKeyId) {
    try {
      if (!keys.revoke(accessKeyId)) {
        throw new RefusedException(
            ErrorCode.RESOURCE_NOT_FOUND, "there is no key %s".formatted(accessKeyId));
      }
    } catch (IllegalStateException e) {
      throw new RefusedException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Answer error(HttpMessage head, ErrorResponse error) {
    return views.error(head, error);
  }
}
