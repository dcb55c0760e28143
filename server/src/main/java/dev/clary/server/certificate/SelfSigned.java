package dev.clary.server.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates that sign themselves, for the names of this server and no others: what trusts
 * one trusts it for nothing else, and whoever gets hold of its key cannot vouch for another.
 */
final class SelfSigned {
  /** As long as clients of today let one hold. */
  private static final Duration VALIDITY = Duration.ofDays(825);

  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final List<String> ADDRESSES = List.of("127.0.0.1", "0:0:0:0:0:0:0:1");
  private static final List<String> LOCAL =
      List.of("localhost", "*.localhost", "s3.localhost", "*.s3.localhost");

  /** Names that others own; a server that poses as one needs a certificate made for that. */
  private static final String AMAZON = "amazonaws.com";

  private final Set<String> names;
  private final InstantSource time;

  /**
   * @param further names besides those of {@code localhost}
   */
  SelfSigned(Set<String> further, InstantSource time) {
    var all = new TreeSet<>(LOCAL);
    for (String name : further) {
      if (!name.endsWith(AMAZON)) {
        all.addAll(List.of(name, "s3." + name, "*.s3." + name));
      }
    }
    this.names = all;
    this.time = time;
  }

  /** Both in PEM. */
  record Made(String certificate, String key) {}

  Made make() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new Made(
          pem("CERTIFICATE", certificate(pair)),
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate could be made: " + e.getMessage(), e);
    }
  }

  private byte[] certificate(KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var name = new X500Name("CN=localhost,O=Clary");
    Instant now = time.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic());
    var identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(pair.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(pair.getPublic()));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
        .getEncoded();
  }

  private GeneralNames alternativeNames() {
    var all = new ArrayList<GeneralName>();
    names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    ADDRESSES.forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static String pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }

  /** Whether a certificate is for these names, and for a while to come. */
  boolean stillHolds(X509Certificate certificate, Duration ahead) {
    Instant end = certificate.getNotAfter().toInstant();
    return time.instant().plus(ahead).isBefore(end) && namesOf(certificate).equals(wanted());
  }

  private Set<String> wanted() {
    var all = new HashSet<>(names);
    all.addAll(ADDRESSES);
    return all;
  }

  private static Set<String> namesOf(X509Certificate certificate) {
    try {
      var found = new HashSet<String>();
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        names.forEach(name -> found.add(String.valueOf(name.get(1))));
      }
      return found;
    } catch (CertificateParsingException e) {
      return Set.of(); // none of ours
    }
  }
}
