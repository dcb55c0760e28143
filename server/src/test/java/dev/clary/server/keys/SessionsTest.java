package dev.clary.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  @TempDir Path directory;
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private Keys keys;
  private Sessions sessions;

  @BeforeEach
  void open() {
    keys = Keys.open(directory, () -> now);
    sessions = new Sessions(keys, () -> now);
  }

  private Session issue() {
    return sessions
        .issue(keys.administrator().accessKeyId(), "Demo", "nightly", Duration.ofHours(1))
        .orElseThrow();
  }

  @Test
  void aSessionIsRecognizedByItsTokenEvenAfterARestart() {
    Session issued = issue();

    var restarted = new Sessions(Keys.open(directory, () -> now), () -> now);

    assertThat(restarted.find(issued.token())).contains(issued);
    assertThat(issued.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(issued.secretAccessKey()).hasSize(40);
    assertThat(issued.expiration()).isEqualTo(now.plus(Duration.ofHours(1)));
  }

  @Test
  void itHoldsUntilItExpires() {
    Session issued = issue();

    now = issued.expiration().minusSeconds(1);
    boolean before = sessions.expired(issued);
    now = issued.expiration();

    assertThat(before).isFalse();
    assertThat(sessions.expired(issued)).isTrue();
  }

  @Test
  void whoeverProlongsATokenDoesNotKnowItsSecret() {
    Session issued = issue();
    String plain = new String(Base64.getUrlDecoder().decode(issued.token()), UTF_8);
    String longer = plain.replace(":18", ":28");

    String token = Base64.getUrlEncoder().encodeToString(longer.getBytes(UTF_8));

    assertThat(longer).isNotEqualTo(plain);
    assertThat(sessions.find(token).orElseThrow().secretAccessKey())
        .isNotEqualTo(issued.secretAccessKey());
  }

  @Test
  void aRevokedKeyTakesItsSessionsAlong() {
    Key user = keys.create(Role.USER);
    Session issued =
        sessions.issue(user.accessKeyId(), "Demo", "a", Duration.ofHours(1)).orElseThrow();

    assertThat(keys.revoke(user.accessKeyId())).isTrue();

    assertThat(sessions.find(issued.token())).isEmpty();
    assertThat(sessions.issue(user.accessKeyId(), "Demo", "a", Duration.ofHours(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "AAAA", "MTpBU0lBOng6MTphOmI="})
  void whatIsNoTokenOfOursIsNoSession(String token) {
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void aSessionDoesNotShowItsSecret() {
    Session issued = issue();

    assertThat(issued.toString()).doesNotContain(issued.secretAccessKey());
  }

  @Test
  void aKeyThatIsMadeIsThereAfterARestartAndOneThatIsRevokedIsNot() {
    Key user = keys.create(Role.USER);
    Key reader = keys.create(Role.READER);

    keys.revoke(user.accessKeyId());

    assertThat(Keys.open(directory, () -> now).all()).containsExactly(keys.administrator(), reader);
    assertThat(keys.revoke(user.accessKeyId())).isFalse();
  }

  @Test
  void theLastAdministratorCannotBeRevoked() {
    String last = keys.administrator().accessKeyId();

    assertThatThrownBy(() -> keys.revoke(last))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(last);
    assertThat(keys.find(last)).isPresent();
  }
}
