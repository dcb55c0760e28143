package dev.clary.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobKeysTest {
  private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00.123456Z");

  @TempDir Path directory;
  private JobKeys keys;

  @BeforeEach
  void open() {
    keys = new JobKeys(directory);
  }

  @Test
  void aTokenTellsWhoseKeyItIs() {
    JobKey key = keys.of("digits-001-0f", CREATED, 2);

    assertThat(keys.find(key.token())).contains(key);
    assertThat(key.job()).isEqualTo("digits-001-0f");
    assertThat(key.createdAt()).isEqualTo(Instant.parse("2030-01-01T00:00:00.123Z"));
    assertThat(key.attempt()).isEqualTo(2);
    assertThat(key.accessKeyId()).matches("ASIA[0-9A-F]{16}");
    assertThat(key.secretAccessKey()).hasSize(40);
  }

  @Test
  void theNextServerKnowsTheSameKey() {
    JobKey key = keys.of("digits", CREATED, 1);

    assertThat(new JobKeys(directory).of("digits", CREATED, 1)).isEqualTo(key);
  }

  @Test
  void noTwoAttemptsShareAKey() {
    JobKey key = keys.of("digits", CREATED, 1);

    for (JobKey other :
        Set.of(
            keys.of("digits", CREATED, 2),
            keys.of("digits", CREATED.plusMillis(1), 1),
            keys.of("digit", CREATED, 1))) {
      assertThat(other.accessKeyId()).isNotEqualTo(key.accessKeyId());
      assertThat(other.secretAccessKey()).isNotEqualTo(key.secretAccessKey());
    }
  }

  @Test
  void anotherDataDirectoryHasOtherKeys() throws IOException {
    JobKeys others = new JobKeys(Files.createDirectory(directory.resolve("other")));

    assertThat(others.of("digits", CREATED, 1).secretAccessKey())
        .isNotEqualTo(keys.of("digits", CREATED, 1).secretAccessKey());
  }

  @Test
  void theSecretIsMadeByTheFirstKeyAndItsOwnersAlone() throws IOException {
    Path file = directory.resolve("job-keys.secret");
    boolean before = Files.exists(file);

    JobKey key = keys.of("digits", CREATED, 1);

    assertThat(before).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key.toString()).doesNotContain(key.secretAccessKey(), key.token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "???", "j1:digits:1:1", "j2:digits:1:1", "j1:a/b:1:1", "j1:a:1:1:1"})
  void whatIsNoTokenOfOursIsNobodys(String plain) {
    String encoded = Base64.getUrlEncoder().encodeToString(plain.getBytes(UTF_8));

    assertThat(keys.find(plain)).isEmpty();
    assertThat(keys.find(plain.startsWith("j1:digits") ? "x" + encoded : encoded)).isEmpty();
  }
}
