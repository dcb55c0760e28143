package dev.clary.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues sessions and recognizes them, without keeping any: the token says whose session it is and
 * until when, and the secret is derived from the token by the secret of the key it comes from.
 * Whoever changes a token gets another secret, which he cannot compute; a revoked key takes its
 * sessions along; a restart changes nothing. Thread-safe.
 */
public final class Sessions {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_LENGTH = 40;

  /** Version, access key ids of session and key, seconds of expiration, role, name. */
  private static final Pattern TOKEN =
      Pattern.compile("1:(ASIA\\w{16}):(\\w{1,128}):(\\d{1,12}):([^:]{1,64}):([^:]{1,64})");

  private final Keys keys;
  private final InstantSource time;

  public Sessions(Keys keys, InstantSource time) {
    this.keys = keys;
    this.time = time;
  }

  /**
   * Issues a session of a key; empty if there is no such key.
   *
   * @param role name of a role, without colons
   * @param name of the session, without colons
   */
  public Optional<Session> issue(String accessKeyId, String role, String name, Duration length) {
    return keys.find(accessKeyId).map(key -> issue(key, role, name, length));
  }

  private Session issue(Key key, String role, String name, Duration length) {
    Instant expiration = Instant.ofEpochSecond(time.instant().plus(length).getEpochSecond());
    String id = "ASIA" + Key.random(Role.READER, expiration).accessKeyId().substring(4);
    String plain =
        String.join(
            ":",
            List.of(
                "1",
                id,
                key.accessKeyId(),
                Long.toString(expiration.getEpochSecond()),
                role,
                name));
    String token = Base64.getUrlEncoder().encodeToString(plain.getBytes(UTF_8));
    return session(token, key).orElseThrow();
  }

  /**
   * The session of a token, whether or not it has expired; empty if the token is none of ours, or
   * its key is revoked.
   */
  public Optional<Session> find(String token) {
    return parsed(token)
        .flatMap(matcher -> keys.find(matcher.group(2)))
        .flatMap(key -> session(token, key));
  }

  /** Whether a session's time is over. */
  public boolean expired(Session session) {
    return !time.instant().isBefore(session.expiration());
  }

  private static Optional<Session> session(String token, Key key) {
    return parsed(token)
        .map(
            matcher ->
                new Session(
                    matcher.group(1),
                    secret(key, token),
                    token,
                    key.accessKeyId(),
                    matcher.group(4),
                    matcher.group(5),
                    Instant.ofEpochSecond(Long.parseLong(matcher.group(3)))));
  }

  private static Optional<Matcher> parsed(String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      return Optional.of(TOKEN.matcher(plain)).filter(Matcher::matches);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not even encoded as ours are
    }
  }

  private static String secret(Key key, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(("session" + key.secretAccessKey()).getBytes(UTF_8), ALGORITHM));
      byte[] derived = mac.doFinal(token.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(derived).substring(0, SECRET_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
