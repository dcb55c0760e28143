package dev.clary.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.SettableTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TroublesTest {
  private static final TuningJobName JOB = new TuningJobName("job");

  private final SettableTime time = new SettableTime();
  private final Troubles troubles = new Troubles();

  @Test
  void aJobIsTriedAgainAfterLongerAndLongerPauses() {
    for (int millis = 100; millis <= 51_200; millis *= 2) {
      assertThat(troubles.failed(JOB, time.instant())).isEqualTo(Duration.ofMillis(millis));
      assertThat(troubles.mayTry(JOB, time.instant().plusMillis(millis - 1))).isFalse();
      time.advance(Duration.ofMillis(millis));
      assertThat(troubles.mayTry(JOB, time.instant())).isTrue();
    }
    assertThat(troubles.failed(JOB, time.instant())).isEqualTo(Duration.ofMinutes(1));
    assertThat(troubles.failed(JOB, time.instant())).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aJobIsLostAfterTenMinutes() {
    assertThat(troubles.isLost(JOB, time.instant())).isFalse();
    troubles.failed(JOB, time.instant());
    time.advance(Duration.ofMinutes(9));
    troubles.failed(JOB, time.instant());

    assertThat(troubles.isLost(JOB, time.instant())).isFalse();
    time.advance(Duration.ofMinutes(1));
    assertThat(troubles.isLost(JOB, time.instant())).isTrue();
  }

  @Test
  void aSuccessMakesTroublesForgotten() {
    troubles.failed(JOB, time.instant());

    troubles.succeeded(JOB);

    assertThat(troubles.mayTry(JOB, time.instant())).isTrue();
    assertThat(troubles.failed(JOB, time.instant())).isEqualTo(Duration.ofMillis(100));
  }
}
