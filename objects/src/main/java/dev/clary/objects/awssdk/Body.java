package dev.clary.objects.awssdk;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.Problem;
import dev.clary.objects.store.Received;
import dev.clary.objects.store.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Content that arrives, held to the length and MD5 that were announced, with its further checksum
 * taken on the way.
 */
final class Body {
  private final InputStream in;
  private final @Nullable Long length;
  private final @Nullable String md5;
  private final @Nullable FlexChecksum algorithm;
  private String checksum = "";

  private Body(
      InputStream in,
      @Nullable Long length,
      @Nullable String md5,
      @Nullable FlexChecksum algorithm) {
    this.in = in;
    this.length = length;
    this.md5 = md5;
    this.algorithm = algorithm;
  }

  /** The content of an object. */
  static Body of(InputStream in, PutObjectRequest request) {
    String trailer = request.metadata().get(DurableBlobStore.TRAILER);
    return new Body(
        in,
        request.contentLength(),
        request.contentMD5(),
        trailer == null ? null : FlexChecksum.fromHeaderName(trailer));
  }

  /** The content of a part, whose checksum is of the kind that the upload was begun with. */
  static Body of(InputStream in, UploadPartRequest request, Upload upload) {
    return new Body(
        in,
        request.contentLength(),
        request.contentMD5(),
        Completion.algorithm(upload).orElse(null));
  }

  /** Reads the content onto the disk; the caller closes what it gets. */
  Received receive(DurableStore store) throws IOException {
    try (in) {
      Received content;
      if (algorithm == null) {
        content = store.receive(in);
      } else {
        var digesting = new Checksums.DigestingStream(in, algorithm.newChecksum());
        content = store.receive(digesting);
        checksum = digesting.base64();
      }
      try {
        check(content);
      } catch (RuntimeException e) {
        content.close();
        throw e;
      }
      return content;
    }
  }

  private void check(Received content) {
    if (length != null && content.size() != length) {
      throw Refusals.of(
          Problem.INCOMPLETE_BODY,
          "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
    if (md5 != null
        && !md5.equals(
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(content.md5())))) {
      throw Refusals.of(
          Problem.BAD_DIGEST, "The Content-MD5 you specified did not match what we received.");
    }
  }

  /** In Base64, of the algorithm that was asked for; empty if none was. */
  String checksum() {
    return checksum;
  }

  /** The attributes with this content's checksum, if it was taken here. */
  Attributes attributes(Attributes given) {
    var metadata = new HashMap<>(given.metadata());
    metadata.remove(DurableBlobStore.TRAILER);
    var attributes = new Attributes(given.headers(), metadata);
    return Optional.ofNullable(algorithm)
        .map(kind -> Checksums.with(attributes, kind, checksum))
        .orElse(attributes);
  }
}
