package dev.clary.objects.access;

import static dev.clary.objects.access.Access.READ;
import static dev.clary.objects.access.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessKeyTest {
  private static final AccessKey JOB =
      new AccessKey(
          "secret",
          List.of(
              new Grant(READ, "data", "train/"),
              new Grant(READ, "public", ""),
              new Grant(WRITE, "data", "out/job/")));

  @Test
  void aGrantReachesKeysWithItsPrefixInItsBucket() {
    assertThat(JOB.allows(READ, "data", "train/1")).isTrue();
    assertThat(JOB.allows(READ, "data", "train/")).isTrue();
    assertThat(JOB.allows(READ, "public", "anything")).isTrue();
    assertThat(JOB.allows(WRITE, "data", "out/job/model")).isTrue();

    assertThat(JOB.allows(READ, "data", "train")).isFalse();
    assertThat(JOB.allows(READ, "data", "")).isFalse();
    assertThat(JOB.allows(READ, "other", "train/1")).isFalse();
  }

  @Test
  void readingIsNotWriting() {
    assertThat(JOB.allows(WRITE, "data", "train/1")).isFalse();
    assertThat(JOB.allows(READ, "data", "out/job/model")).isFalse();
  }

  @Test
  void aBucketIsReachedByAnyGrantInIt() {
    assertThat(JOB.reaches("data")).isTrue();
    assertThat(JOB.reaches("public")).isTrue();
    assertThat(JOB.reaches("other")).isFalse();
  }

  @Test
  void anUnlimitedKeyReachesEverything() {
    AccessKey key = AccessKey.unlimited("secret");

    assertThat(key.allows(READ, "any", "")).isTrue();
    assertThat(key.allows(WRITE, "any", "key")).isTrue();
    assertThat(key.reaches("any")).isTrue();
  }

  @Test
  void aKeyWithoutGrantsReachesNothing() {
    var key = new AccessKey("secret", List.of());

    assertThat(key.allows(READ, "any", "key")).isFalse();
    assertThat(key.reaches("any")).isFalse();
  }

  @Test
  void itsTextKeepsTheSecret() {
    assertThat(JOB.toString()).contains("train/").doesNotContain("secret");
  }
}
