package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VirtualHostsTest {
  private static final VirtualHosts HOSTS =
      new VirtualHosts(Set.of("s3.localhost", "s3.us-east-1.amazonaws.com"));

  @ParameterizedTest
  @CsvSource({
    "bucket.s3.localhost, bucket",
    "bucket.s3.localhost:8080, bucket",
    "Bucket.S3.LocalHost, bucket",
    "a.b.s3.localhost:1, a.b",
    "bucket.s3.us-east-1.amazonaws.com, bucket",
  })
  void aSubdomainIsABucket(String host, String bucket) {
    assertThat(HOSTS.bucket(host)).contains(bucket);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3.localhost",
        "s3.localhost:80",
        "127.0.0.1:8080",
        "[::1]:8080",
        "xs3.localhost",
        ""
      })
  void anyOtherNameLeavesItToThePath(String host) {
    assertThat(HOSTS.bucket(host)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"b.localhost, b", "b.s3.localhost:1, b", "b.c.localhost, b.c"})
  void theLongestNameCounts(String host, String bucket) {
    var hosts = new VirtualHosts(Set.of("localhost", "s3.localhost"));

    assertThat(hosts.bucket(host)).contains(bucket);
    assertThat(hosts.bucket("s3.localhost")).isEmpty();
  }

  @Test
  void aRequestMayNameNoHost() {
    assertThat(HOSTS.bucket(null)).isEmpty();
  }
}
