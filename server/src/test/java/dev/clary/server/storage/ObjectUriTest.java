package dev.clary.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectUriTest {
  @ParameterizedTest
  @CsvSource({
    "s3://bucket, bucket, ''",
    "s3://bucket/, bucket, ''",
    "s3://a.b-c/k, a.b-c, k",
    "s3://bucket/a b/%41+?#, bucket, a b/%41+?#",
    "s3://bucket//x, bucket, /x",
  })
  void aUriIsABucketAndAKeyAsItIs(String uri, String bucket, String key) {
    assertThat(ObjectUri.of(uri)).isEqualTo(new ObjectUri(bucket, key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://", "s3:///key", "s3://B/k", "s3:/bucket", "S3://bucket/k", "bucket"})
  void anythingElseIsRefused(String uri) {
    assertThatThrownBy(() -> ObjectUri.of(uri))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + uri + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket, a/b, a/b",
    "s3://bucket/data, data/b, b",
    "s3://bucket/data, data2/b, data2/b",
    "s3://bucket/a/data, a/data/b/c, b/c",
    "s3://bucket/data/, data/b/c, b/c",
    "s3://bucket/data/tr, data/train/x, train/x",
    "s3://bucket/data/x.csv, data/x.csv, x.csv",
  })
  void aPathFollowsTheDirectoryOfThePrefix(String prefix, String key, String path) {
    assertThat(ObjectUri.of(prefix).below(key, 1).path()).isEqualTo(path);
    assertThat(ObjectUri.of(prefix).below(key, 1).uri()).isEqualTo("s3://bucket/" + key);
  }

  @ParameterizedTest
  @CsvSource({"s3://bucket/, ../x", "s3://bucket/a/, a/b/../../../x", "s3://bucket/a/, a//x"})
  void aKeyThatIsNoPathBelowIsRefused(String prefix, String key) {
    assertThatThrownBy(() -> ObjectUri.of(prefix).below(key, 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("s3://bucket/" + key);
  }
}
