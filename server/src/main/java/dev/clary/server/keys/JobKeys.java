package dev.clary.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys of programs and recognizes them, without keeping any: the token says whose key it
 * is, and id and secret are derived from it by a secret of the data directory, which the first key
 * makes. So the next server on the directory knows the keys of the programs that it takes over.
 * Whether the attempt that a key was made for still runs is not known here. Thread-safe.
 */
public final class JobKeys {
  private static final String FILE = "job-keys.secret";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 40;
  private static final int ID_LENGTH = 16;

  /** Version, name of the job, milliseconds of its creation, number of the attempt. */
  private static final Pattern TOKEN =
      Pattern.compile("j1:([A-Za-z0-9-]{1,63}):(\\d{1,15}):(\\d{1,5})");

  private final Path file;
  private @Nullable String secret; // guarded by this

  public JobKeys(Path dataDirectory) {
    this.file = dataDirectory.resolve(FILE);
  }

  /**
   * The key of an attempt, the same each time.
   *
   * @throws UncheckedIOException if the secret of the data directory cannot be read or made
   */
  public JobKey of(String job, Instant createdAt, int attempt) {
    String plain = "j1:%s:%d:%d".formatted(job, createdAt.toEpochMilli(), attempt);
    return key(Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8)))
        .orElseThrow();
  }

  /** The key of a token, whatever became of its attempt; empty if the token is none of ours. */
  public Optional<JobKey> find(String token) {
    return key(token);
  }

  private Optional<JobKey> key(String token) {
    return parsed(token)
        .map(
            matcher ->
                new JobKey(
                    "ASIA"
                        + HexFormat.of()
                            .formatHex(derived("id", token))
                            .substring(0, ID_LENGTH)
                            .toUpperCase(Locale.ROOT),
                    Base64.getEncoder()
                        .encodeToString(derived("secret", token))
                        .substring(0, SECRET_LENGTH),
                    token,
                    matcher.group(1),
                    Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                    Integer.parseInt(matcher.group(3))));
  }

  private static Optional<Matcher> parsed(String token) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      return Optional.of(TOKEN.matcher(plain)).filter(Matcher::matches);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not even encoded as ours are
    }
  }

  private byte[] derived(String what, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret().getBytes(UTF_8), ALGORITHM));
      return mac.doFinal((what + ":" + token).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized String secret() {
    String known = secret;
    if (known == null) {
      try {
        known = Files.exists(file) ? Files.readString(file).strip() : made();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot use " + file + ": " + e.getMessage(), e);
      }
      secret = known;
    }
    return known;
  }

  private String made() throws IOException {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    String made = Base64.getEncoder().encodeToString(bytes);
    PrivateFile.write(file, made + "\n");
    return made;
  }
}
