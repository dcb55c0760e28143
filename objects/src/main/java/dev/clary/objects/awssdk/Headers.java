package dev.clary.objects.awssdk;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.StoredObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaul.s3proxy.blobstore.ContentMetadata;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.BlobMetadata;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * The attributes of objects in the requests and responses of the AWS SDK, which has a class for
 * each.
 */
final class Headers {
  static final String CHECKSUM_ALGORITHM = "x-amz-checksum-algorithm";
  static final String CHECKSUM_TYPE = "x-amz-checksum-type";

  private static final String CACHE_CONTROL = "cache-control";
  private static final String CONTENT_DISPOSITION = "content-disposition";
  private static final String CONTENT_ENCODING = "content-encoding";
  private static final String CONTENT_LANGUAGE = "content-language";
  private static final String CONTENT_TYPE = "content-type";
  private static final String EXPIRES = "expires";
  private static final String STORAGE_CLASS = "x-amz-storage-class";

  private final Map<String, String> values = new HashMap<>();

  private Headers() {}

  /** What an object is to have. */
  static Attributes of(PutObjectRequest request) {
    return new Headers()
        .with(CACHE_CONTROL, request.cacheControl())
        .with(CONTENT_DISPOSITION, request.contentDisposition())
        .with(CONTENT_ENCODING, request.contentEncoding())
        .with(CONTENT_LANGUAGE, request.contentLanguage())
        .with(CONTENT_TYPE, request.contentType())
        .with(EXPIRES, text(request.expires()))
        .with(STORAGE_CLASS, request.storageClassAsString())
        .and(request.metadata());
  }

  /** What the object of an upload is to have, and which checksum. */
  static Attributes of(CreateMultipartUploadRequest request) {
    return new Headers()
        .with(CACHE_CONTROL, request.cacheControl())
        .with(CONTENT_DISPOSITION, request.contentDisposition())
        .with(CONTENT_ENCODING, request.contentEncoding())
        .with(CONTENT_LANGUAGE, request.contentLanguage())
        .with(CONTENT_TYPE, request.contentType())
        .with(EXPIRES, text(request.expires()))
        .with(STORAGE_CLASS, request.storageClassAsString())
        .with(CHECKSUM_ALGORITHM, request.checksumAlgorithmAsString())
        .with(CHECKSUM_TYPE, request.checksumTypeAsString())
        .and(request.metadata());
  }

  /** What a copy is to have in place of what its source has. */
  static Attributes of(CopyObjectRequest request) {
    return new Headers()
        .with(CACHE_CONTROL, request.cacheControl())
        .with(CONTENT_DISPOSITION, request.contentDisposition())
        .with(CONTENT_ENCODING, request.contentEncoding())
        .with(CONTENT_LANGUAGE, request.contentLanguage())
        .with(CONTENT_TYPE, request.contentType())
        .and(request.metadata());
  }

  /** What an upload was created with, without what concerns only the upload. */
  static Attributes ofObject(Attributes upload) {
    var headers = new HashMap<>(upload.headers());
    headers.keySet().removeAll(Set.of(CHECKSUM_ALGORITHM, CHECKSUM_TYPE));
    return new Attributes(headers, upload.metadata());
  }

  /** The answer to a question about an object. */
  static HeadObjectResponse head(StoredObject object) {
    return SdkResponses.toHead(SdkResponses.toGetResponse(metadata(object, object.size()), null));
  }

  /** The answer to a read of some of the content, or of all of it without a range. */
  static GetObjectResponse get(StoredObject object, long length, @Nullable String contentRange) {
    return SdkResponses.toGetResponse(metadata(object, length), contentRange);
  }

  private static BlobMetadata metadata(StoredObject object, long length) {
    Map<String, String> headers = object.attributes().headers();
    return BlobMetadata.builder()
        .name(object.key())
        .eTag(quoted(object.etag()))
        .lastModified(object.modified())
        .storageClass(
            StorageClass.fromValue(
                headers.getOrDefault(STORAGE_CLASS, StorageClass.STANDARD.toString())))
        .userMetadata(object.attributes().metadata())
        .contentMetadata(
            ContentMetadata.builder()
                .contentLength(length)
                .cacheControl(headers.get(CACHE_CONTROL))
                .contentDisposition(headers.get(CONTENT_DISPOSITION))
                .contentEncoding(headers.get(CONTENT_ENCODING))
                .contentLanguage(headers.get(CONTENT_LANGUAGE))
                .contentType(headers.get(CONTENT_TYPE))
                .expires(Optional.ofNullable(headers.get(EXPIRES)).map(Instant::parse).orElse(null))
                .build())
        .build();
  }

  /** An ETag as it is written in headers and listings. */
  static String quoted(String etag) {
    return '"' + etag + '"';
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private Headers with(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  private Attributes and(Map<String, String> metadata) {
    return new Attributes(values, metadata);
  }
}
