package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT0.001S, 1", "PT1S, 1", "PT3030.223S, 3031", "PT-5S, 1"})
  void secondsAreRoundedUpAndNeverLessThanOne(String duration, int seconds) {
    assertThat(Times.ceiling(Duration.parse(duration))).isEqualTo(seconds);
  }

  @Test
  void aJobThatWaitsHasNeitherStartNorEnd() {
    Times times = Times.of(SampleTraining.job("waiting"));

    assertThat(times).isEqualTo(new Times(java.util.Optional.empty(), java.util.Optional.empty()));
    assertThat(times.seconds()).isEmpty();
  }

  @Test
  void aJobThatEndedBeforeItTrainedHasNoTrainingTime() {
    Times times =
        Times.of(SampleTraining.in(TrainingStatus.STOPPED, SampleTraining.job("stopped")));

    assertThat(times.end()).contains(SampleTraining.CREATED.plusSeconds(60));
    assertThat(times.seconds()).isEmpty();
  }
}
