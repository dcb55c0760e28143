package dev.clary.server.certificate;

import static java.util.Objects.requireNonNull;

import dev.clary.server.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a server, with its key. Thread-safe.
 *
 * <p>One that nobody gave is made when it is first asked for, by a person or by a client that
 * connects, and kept in the data directory: {@code certificate.pem} for all to trust and {@code
 * certificate-key.pem}, readable by its owner alone. It is made again when it is about to expire or
 * when the server has got other names.
 */
public final class ServerCertificate {
  private static final String CERTIFICATE = "certificate.pem";
  private static final String KEY = "certificate-key.pem";
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final Path certificate;
  private final Path key;
  private final Optional<SelfSigned> maker;
  private @Nullable KeyPairFiles found; // guarded by this

  private ServerCertificate(Path certificate, Path key, Optional<SelfSigned> maker) {
    this.certificate = certificate;
    this.key = key;
    this.maker = maker;
  }

  /**
   * A certificate that signs itself.
   *
   * @param names further names of the server, besides those of {@code localhost}
   */
  public static ServerCertificate own(Path dataDirectory, Set<String> names, InstantSource time) {
    return new ServerCertificate(
        dataDirectory.resolve(CERTIFICATE),
        dataDirectory.resolve(KEY),
        Optional.of(new SelfSigned(names, time)));
  }

  /**
   * A certificate from elsewhere.
   *
   * @param certificate the server's own first, then those that vouch for it, in PEM
   * @param key without a password, in PEM
   * @throws IOException if a file cannot be read, or the two do not go together; says which and why
   */
  public static ServerCertificate given(Path certificate, Path key) throws IOException {
    var given = new ServerCertificate(certificate, key, Optional.empty());
    given.files();
    return given;
  }

  /**
   * The file that clients are to trust, which now exists.
   *
   * @throws IOException if it cannot be made
   */
  public Path path() throws IOException {
    files();
    return certificate;
  }

  /** Certificate and key for Java's TLS, under {@link #password()}. */
  public KeyStore keyStore() throws IOException {
    KeyPairFiles files = files();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("clary", files.key(), password().toCharArray(), files.chain());
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException("%s cannot be used: %s".formatted(certificate, e.getMessage()), e);
    }
  }

  /** What the key store, which exists in memory alone, wants to be asked with. */
  public String password() {
    return "memory";
  }

  private synchronized KeyPairFiles files() throws IOException {
    KeyPairFiles known = found;
    if (known == null) {
      known = maker.isPresent() ? kept(maker.get()) : KeyPairFiles.read(certificate, key);
      found = known;
    }
    return known;
  }

  private KeyPairFiles kept(SelfSigned signer) throws IOException {
    if (Files.exists(certificate) && Files.exists(key)) {
      KeyPairFiles kept = KeyPairFiles.read(certificate, key);
      if (signer.stillHolds(kept.chain()[0], RENEWED_BEFORE)) {
        return kept;
      }
    }
    SelfSigned.Made made = signer.make();
    PrivateFile.write(key, made.key());
    writeForAll(made.certificate());
    return KeyPairFiles.read(certificate, key);
  }

  /** Others than the server's owner are to trust it, too. */
  private void writeForAll(String text) throws IOException {
    Path draft =
        Files.writeString(
            requireNonNull(certificate.getParent()).resolve("." + CERTIFICATE + ".tmp"), text);
    Files.move(
        draft, certificate, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
