package dev.clary.objects.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 10, 0, 1, bytes 0-0/10",
    "bytes=2-4, 10, 2, 3, bytes 2-4/10",
    "bytes=2-, 10, 2, 8, bytes 2-9/10",
    "bytes=2-99, 10, 2, 8, bytes 2-9/10",
    "bytes=-3, 10, 7, 3, bytes 7-9/10",
    "bytes=-99, 10, 0, 10, bytes 0-9/10",
    "bytes=9-9, 10, 9, 1, bytes 9-9/10",
    "bytes=0-5368709119, 5368709120, 0, 5368709120, bytes 0-5368709119/5368709120",
  })
  void aRangeIsCutToTheObject(String header, long size, long from, long length, String shown) {
    ByteRange range = ByteRange.parse(header, size);

    assertThat(range).isEqualTo(new ByteRange(from, length));
    assertThat(range.header(size)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-, 10", "bytes=10-12, 10", "bytes=0-, 0", "bytes=-0, 10", "bytes=-1, 0"})
  void aRangeWithoutAByteIsRefused(String header, long size) {
    assertThatThrownBy(() -> ByteRange.parse(header, size))
        .isInstanceOfSatisfying(
            S3Exception.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(416);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
            });
  }
}
