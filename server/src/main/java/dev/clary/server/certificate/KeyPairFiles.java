package dev.clary.server.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** A chain of certificates and the key of the first of them, read from two files in PEM. */
@SuppressWarnings("ArrayRecordComponent") // as Java's key stores take it; never compared
record KeyPairFiles(X509Certificate[] chain, PrivateKey key) {

  /**
   * Reads them.
   *
   * @throws IOException naming the file and what is wrong with it, never quoting it
   */
  static KeyPairFiles read(Path certificate, Path key) throws IOException {
    var files = new KeyPairFiles(chain(certificate), key(key));
    if (!files.belongTogether()) {
      throw new IOException("%s is not the key of %s".formatted(key, certificate));
    }
    return files;
  }

  private static X509Certificate[] chain(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      if (chain.length == 0) {
        throw new IOException(file + " holds no certificate");
      }
      return chain;
    } catch (CertificateException e) {
      throw new IOException(file + " is no certificate in PEM: " + e.getMessage(), e);
    }
  }

  /** Any of the forms that tools write: PKCS 8, and the older ones of RSA and EC. */
  private static PrivateKey key(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      for (Object read = parser.readObject(); read != null; read = parser.readObject()) {
        if (read instanceof PrivateKeyInfo info) {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        } else if (read instanceof PEMKeyPair pair) {
          return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
        }
      }
    } catch (PEMException e) {
      throw new IOException(file + " is no key in PEM", e);
    }
    throw new IOException(file + " holds no key in PEM that needs no password");
  }

  private boolean belongTogether() throws IOException {
    PublicKey open = chain[0].getPublicKey();
    String algorithm = open.getAlgorithm().equals("EC") ? "ECDSA" : open.getAlgorithm();
    String name = algorithm.startsWith("Ed") ? algorithm : "SHA256with" + algorithm;
    try {
      byte[] text = {1, 2, 3};
      Signature signer = Signature.getInstance(name);
      signer.initSign(key);
      signer.update(text);
      byte[] signed = signer.sign();
      signer.initVerify(open);
      signer.update(text);
      return signer.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
