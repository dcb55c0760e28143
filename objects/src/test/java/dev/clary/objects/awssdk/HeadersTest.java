package dev.clary.objects.awssdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

final class HeadersTest {
  private static final Instant EXPIRES = Instant.parse("2031-01-01T00:00:00Z");

  private static final PutObjectRequest PUT =
      PutObjectRequest.builder()
          .cacheControl("no-store")
          .contentDisposition("attachment")
          .contentEncoding("gzip")
          .contentLanguage("en")
          .contentType("text/plain")
          .expires(EXPIRES)
          .storageClass(StorageClass.STANDARD_IA)
          .metadata(Map.of("user", "value"))
          .build();

  private static StoredObject object(Attributes attributes) {
    return new StoredObject("key", 5, "abc", Instant.EPOCH, attributes, List.of());
  }

  @Test
  void whatIsPutIsShown() {
    HeadObjectResponse head = Headers.head(object(Headers.of(PUT)));

    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(head.contentDisposition()).isEqualTo("attachment");
    assertThat(head.contentEncoding()).isEqualTo("gzip");
    assertThat(head.contentLanguage()).isEqualTo("en");
    assertThat(head.contentType()).isEqualTo("text/plain");
    assertThat(head.storageClass()).isEqualTo(StorageClass.STANDARD_IA);
    assertThat(head.metadata()).isEqualTo(Map.of("user", "value"));
    assertThat(head.eTag()).isEqualTo("\"abc\"");
    assertThat(head.contentLength()).isEqualTo(5);
  }

  @Test
  void aRangeHasItsOwnLength() {
    GetObjectResponse get = Headers.get(object(Headers.of(PUT)), 2, "bytes 1-2/5");

    assertThat(get.contentLength()).isEqualTo(2);
    assertThat(get.contentRange()).isEqualTo("bytes 1-2/5");
    assertThat(get.contentType()).isEqualTo("text/plain");
  }

  @Test
  void whatConcernsOnlyTheUploadDoesNotReachTheObject() {
    Attributes upload =
        Headers.of(
            CreateMultipartUploadRequest.builder()
                .contentType("text/plain")
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                .checksumType(ChecksumType.COMPOSITE)
                .build());

    assertThat(upload.headers()).containsKeys("x-amz-checksum-algorithm", "x-amz-checksum-type");
    assertThat(Headers.ofObject(upload).headers()).isEqualTo(Map.of("content-type", "text/plain"));
  }

  @Test
  void aChecksumIsMetadataThatTheHandlerShowsAsAHeader() {
    Attributes attributes = Checksums.with(Headers.of(PUT), FlexChecksum.SHA256, "value");

    assertThat(Checksums.of(attributes)).contains(Map.entry(FlexChecksum.SHA256, "value"));
    assertThat(Checksums.of(Headers.of(PUT))).isEmpty();
  }
}
