package dev.clary.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that AWS's clients trust who call by HTTPS: those that the person trusts, since
 * a script may call others, too, and the server's.
 */
final class Authorities {
  static final String VARIABLE = "AWS_CA_BUNDLE";

  /** Where systems keep whom they trust: Debian, Fedora, macOS. */
  private static final List<Path> USUAL =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/cert.pem"));

  private Authorities() {}

  /** All of them in PEM, once each. */
  static String with(Path certificate, Map<String, String> environment) {
    Optional<Path> given =
        Optional.ofNullable(environment.get(VARIABLE))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .or(() -> USUAL.stream().filter(Files::isRegularFile).findFirst());
    String trusted = given.map(Authorities::read).orElse("");
    String ours = read(certificate);
    return trusted.contains(ours) ? trusted : trusted + ours;
  }

  private static String read(Path file) {
    try {
      // Comments in it may be in any charset.
      return new String(Files.readAllBytes(file), UTF_8).stripTrailing() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
