package dev.clary.objects.awssdk;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.Part;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * The further checksums of S3, kept as metadata under names that the protocol handler reserves for
 * them and shows as the headers they came in.
 */
final class Checksums {
  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  /** The attributes with this checksum. */
  static Attributes with(Attributes attributes, FlexChecksum algorithm, String value) {
    var metadata = new HashMap<>(attributes.metadata());
    metadata.put(algorithm.metadataKey(), value);
    return new Attributes(attributes.headers(), metadata);
  }

  /** The algorithm and value kept with an object. */
  static Optional<Map.Entry<FlexChecksum, String>> of(Attributes attributes) {
    return attributes.metadata().entrySet().stream()
        .filter(entry -> FlexChecksum.fromMetadataKey(entry.getKey()) != null)
        .map(entry -> Map.entry(FlexChecksum.fromMetadataKey(entry.getKey()), entry.getValue()))
        .findFirst();
  }

  /** Base64 of all that a stream has left. */
  static String of(InputStream in, FlexChecksum algorithm) throws IOException {
    try (in) {
      var digesting = new DigestingStream(in, algorithm.newChecksum());
      byte[] buffer = new byte[BUFFER];
      while (digesting.read(buffer) >= 0) {
        // The stream digests what is read.
      }
      return digesting.base64();
    }
  }

  /**
   * The checksum of the checksums of parts, a hyphen and how many they are; empty if one has none.
   */
  static Optional<String> composite(List<Part> parts, FlexChecksum algorithm) {
    SdkChecksum digest = algorithm.newChecksum();
    for (Part part : parts) {
      if (part.checksum().isEmpty()) {
        return Optional.empty();
      }
      byte[] value = Base64.getDecoder().decode(part.checksum());
      digest.update(value, 0, value.length);
    }
    return Optional.of(base64(digest) + "-" + parts.size());
  }

  private static String base64(SdkChecksum digest) {
    return Base64.getEncoder().encodeToString(digest.getChecksumBytes());
  }

  /** Digests what is read through it. */
  static final class DigestingStream extends FilterInputStream {
    private final SdkChecksum digest;

    DigestingStream(InputStream in, SdkChecksum digest) {
      super(in);
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) {
        digest.update(next);
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        digest.update(bytes, offset, read);
      }
      return read;
    }

    String base64() {
      return Checksums.base64(digest);
    }
  }
}
