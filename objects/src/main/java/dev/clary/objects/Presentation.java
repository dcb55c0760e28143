package dev.clary.objects;

import dev.clary.objects.awssdk.DurableBlobStore;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;

/**
 * How a request is shown to the protocol handler, which takes two: one to verify the signature of,
 * one to carry out. The differences make it do what S3 does:
 *
 * <ul>
 *   <li>A signed hash of the content is shown as one that a presigned URL pins, with the content
 *       itself shown as unsigned. Then the handler does not read the content into memory to hash it
 *       before it verifies the signature, but verifies first and compares the hash at the end of
 *       the stream, which fails the put.
 *   <li>The length of content in signed chunks is shown as that of the content. Then the handler
 *       reads to the end of the chunks, to the last signature and the checksum behind it, not only
 *       to the last byte of content.
 *   <li>Which checksum comes behind the content is shown as metadata, or the store would not know.
 *   <li>Encryption by the server and access lists that mean "the owner" are not shown: there is one
 *       owner, and what encrypts the disk is not the caller's choice.
 * </ul>
 */
final class Presentation {
  private static final String CONTENT_SHA256 = "x-amz-content-sha256";
  private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
  private static final String TRAILER = "x-amz-trailer";
  private static final String ACL = "x-amz-acl";
  private static final String METADATA = "x-amz-meta-";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> OWNER_ONLY =
      Set.of("private", "bucket-owner-full-control", "bucket-owner-read");
  private static final List<String> ENCRYPTION =
      List.of(
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id",
          "x-amz-server-side-encryption-bucket-key-enabled",
          "x-amz-server-side-encryption-context");

  private Presentation() {}

  /** The request to verify. */
  static RequestView verified(RequestView request) {
    if (!pinned(request)) {
      return request;
    }
    return request
        .withoutHeader("Authorization")
        .withUnlistedParameter(
            SigningRules.SIGNED_HEADERS, SigningRules.signedByHeader(request).orElse(""));
  }

  /** The request to carry out. */
  static RequestView shown(RequestView request) {
    RequestView shown = request.withoutHeader(METADATA + DurableBlobStore.TRAILER);
    if (pinned(request)) {
      shown = shown.withHeader(CONTENT_SHA256, "UNSIGNED-PAYLOAD");
    }
    String length = request.getHeader(DECODED_LENGTH);
    if (length != null && streaming(request.getHeader(CONTENT_SHA256))) {
      shown = shown.withHeader("Content-Length", length).withoutHeader(DECODED_LENGTH);
    }
    String trailer = request.getHeader(TRAILER);
    if (trailer != null && FlexChecksum.fromHeaderName(trailer) != null) {
      shown = shown.withHeader(METADATA + DurableBlobStore.TRAILER, trailer);
    }
    return withoutOwnersChoices(request, shown);
  }

  /** Signatures of version 2 cover these headers as they are shown, so there they stay. */
  private static RequestView withoutOwnersChoices(RequestView request, RequestView shown) {
    if (!SigningRules.byHeader(request) && request.getParameter("X-Amz-Algorithm") == null) {
      return shown;
    }
    RequestView left = shown;
    for (String name : ENCRYPTION) {
      left = left.withoutHeader(name);
    }
    String acl = request.getHeader(ACL);
    return acl != null && OWNER_ONLY.contains(acl) ? left.withoutHeader(ACL) : left;
  }

  private static boolean streaming(@Nullable String hash) {
    return hash != null && hash.startsWith("STREAMING-");
  }

  /** Whether the content of a put is signed as a whole and its length is known. */
  private static boolean pinned(RequestView request) {
    String hash = request.getHeader(CONTENT_SHA256);
    return request.getMethod().equals("PUT")
        && SigningRules.byHeader(request)
        && hash != null
        && SHA256.matcher(hash).matches()
        && request.getContentLengthLong() >= 0;
  }
}
