package dev.clary.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.training.SettableTime;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
  private static final Set<String> NO_NAMES = Set.of();

  @TempDir Path directory;
  private final SettableTime time = new SettableTime();

  private ServerCertificate own(Set<String> names) {
    return ServerCertificate.own(directory, names, time);
  }

  private static X509Certificate certificate(ServerCertificate certificate)
      throws IOException, GeneralSecurityException {
    return (X509Certificate) certificate.keyStore().getCertificate("clary");
  }

  private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
    return certificate.getSubjectAlternativeNames().stream()
        .map(name -> String.valueOf(name.get(1)))
        .toList();
  }

  @Test
  void nothingIsMadeBeforeItIsAskedFor() throws IOException {
    ServerCertificate certificate = own(NO_NAMES);
    boolean before = Files.exists(directory.resolve("certificate.pem"));

    Path path = certificate.path();

    assertThat(before).isFalse();
    assertThat(path).isEqualTo(directory.resolve("certificate.pem")).exists();
  }

  @Test
  void theKeyIsItsOwnersAlone() throws IOException {
    own(NO_NAMES).path();

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("certificate-key.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void itIsForTheNamesOfThisServerAndVouchesForNoOther()
      throws IOException, GeneralSecurityException {
    X509Certificate made =
        certificate(own(Set.of("tuner.example.org", "api.sagemaker.us-east-1.amazonaws.com")));

    assertThat(names(made))
        .containsExactlyInAnyOrder(
            "localhost",
            "*.localhost",
            "s3.localhost",
            "*.s3.localhost",
            "tuner.example.org",
            "s3.tuner.example.org",
            "*.s3.tuner.example.org",
            "127.0.0.1",
            "0:0:0:0:0:0:0:1");
    assertThat(made.getBasicConstraints()).as("no authority").isEqualTo(-1);
    assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    made.verify(made.getPublicKey());
  }

  @Test
  void theNextServerAnswersWithTheSame() throws IOException, GeneralSecurityException {
    X509Certificate first = certificate(own(NO_NAMES));

    assertThat(certificate(own(NO_NAMES))).isEqualTo(first);
  }

  @Test
  void itIsMadeAgainBeforeItExpiresAndForOtherNames() throws IOException, GeneralSecurityException {
    X509Certificate first = certificate(own(NO_NAMES));
    X509Certificate named = certificate(own(Set.of("tuner.example.org")));
    time.advance(Duration.ofDays(800));
    X509Certificate later = certificate(own(Set.of("tuner.example.org")));

    assertThat(named).isNotEqualTo(first);
    assertThat(later).isNotEqualTo(named);
    assertThat(later.getNotAfter()).isAfter(named.getNotAfter());
  }

  @Test
  void aGivenOneIsRead() throws IOException, GeneralSecurityException {
    own(NO_NAMES).path();

    ServerCertificate given =
        ServerCertificate.given(
            directory.resolve("certificate.pem"), directory.resolve("certificate-key.pem"));

    assertThat(certificate(given)).isEqualTo(certificate(own(NO_NAMES)));
    assertThat(given.path()).isEqualTo(directory.resolve("certificate.pem"));
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws IOException, GeneralSecurityException {
    own(NO_NAMES).path();
    Path other = key("RSA");

    assertThatThrownBy(() -> ServerCertificate.given(directory.resolve("certificate.pem"), other))
        .isInstanceOf(IOException.class)
        .hasMessage("%s is not the key of %s", other, directory.resolve("certificate.pem"));
  }

  @Test
  void aFileThatHoldsSomethingElseIsNamedAndNotQuoted() throws IOException {
    Path text = Files.writeString(directory.resolve("text.pem"), "secret");
    own(NO_NAMES).path();

    assertThatThrownBy(() -> ServerCertificate.given(text, text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(text.toString())
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> ServerCertificate.given(directory.resolve("certificate.pem"), text))
        .hasMessage("%s holds no key in PEM that needs no password", text);
  }

  /** In the form that older tools write. */
  private Path key(String algorithm) throws IOException, GeneralSecurityException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate());
    }
    assertThat(text.toString()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    return Files.writeString(directory.resolve("other-key.pem"), text.toString());
  }
}
