package dev.clary.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrainingJobsTest {
  private final InMemoryTrainingJobStore store = new InMemoryTrainingJobStore();
  private final SettableTime time = new SettableTime();
  private final TrainingJobs jobs = new TrainingJobs(store, (definition, owner) -> {}, time);

  private static TrainingSpec launched(int number, String tuned) {
    TrainingSpec spec = SampleTraining.launched("t", 1).spec();
    return new TrainingSpec(
        spec.name(),
        spec.owner(),
        Optional.of(new TuningOrigin("t", number, Map.of("eta", tuned), Map.of("at", tuned))),
        spec.definition(),
        spec.request());
  }

  @Test
  void aNewJobWaitsForItsSlotAndListenersHearOfIt() {
    var heard = new AtomicInteger();
    jobs.listen(heard::incrementAndGet);

    TrainingJob job = jobs.create(SampleTraining.job("a").spec());

    assertThat(job.status()).isEqualTo(TrainingStatus.IN_PROGRESS);
    assertThat(job.secondaryStatus()).isEqualTo(SecondaryStatus.PENDING);
    assertThat(job.createdAt()).isEqualTo(time.instant());
    assertThat(jobs.get(job.name())).isEqualTo(job);
    assertThat(heard).hasValue(1);
  }

  @Test
  void whatCannotRunIsNotStored() {
    var strict =
        new TrainingJobs(
            store,
            (definition, owner) -> {
              throw new InvalidRequestException("no");
            },
            time);

    assertThatThrownBy(() -> strict.create(SampleTraining.job("a").spec()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(store.unfinished()).isEmpty();
    assertThat(strict.launch(launched(1, "0.1")).name().value()).startsWith("t-001");
  }

  @Test
  void launchingAgainAnswersTheJobThatIsThere() {
    TrainingJob first = jobs.launch(launched(1, "0.1"));

    time.advance(Duration.ofSeconds(1));

    assertThat(jobs.launch(launched(1, "0.2"))).isEqualTo(first);
  }

  @Test
  void aNameTakenByAnotherOriginIsNotLaunched() {
    jobs.launch(launched(1, "0.1"));

    assertThatThrownBy(() -> jobs.launch(launched(2, "0.1")))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void stoppingAsksForTheEnd() {
    TrainingJob job = jobs.create(SampleTraining.job("a").spec());

    jobs.stop(job.name());

    assertThat(jobs.get(job.name()).stopRequested()).isTrue();
    assertThat(jobs.get(job.name()).status()).isEqualTo(TrainingStatus.IN_PROGRESS);
  }

  @Test
  void anEndedJobIsNotStopped() {
    TrainingJob job = jobs.create(SampleTraining.job("a").spec());
    store.update(job.in(SecondaryStatus.MAX_RUNTIME_EXCEEDED, "late", time.instant()));

    assertThatThrownBy(() -> jobs.stop(job.name()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("The request was rejected because the training job is in status Stopped.");
    jobs.stopIfRunning(job.name());
    assertThat(jobs.get(job.name()).stopRequested()).isFalse();
  }

  @Test
  void anUnknownJobIsNotFound() {
    var unknown = new TrainingJobName("unknown");

    assertThat(jobs.find(unknown)).isEmpty();
    assertThatThrownBy(() -> jobs.get(unknown))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Requested resource not found.");
    assertThatThrownBy(() -> jobs.stop(unknown)).isInstanceOf(NotFoundException.class);
    jobs.stopIfRunning(unknown);
  }

  @Test
  void trainingTimeIsTheSumOverAttempts() {
    Instant start = SampleTraining.CREATED;
    TrainingJob job =
        SampleTraining.job("a")
            .in(SecondaryStatus.TRAINING, "", start.plusSeconds(10))
            .in(SecondaryStatus.STARTING, "", start.plusSeconds(30))
            .in(SecondaryStatus.TRAINING, "", start.plusSeconds(60));

    assertThat(job.trainingTime(start.plusSeconds(65))).isEqualTo(Duration.ofSeconds(25));
    assertThat(job.endedAt()).isEmpty();
  }
}
