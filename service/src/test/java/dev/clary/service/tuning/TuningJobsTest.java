package dev.clary.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.AlreadyExistsException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import dev.clary.service.NotFoundException;
import dev.clary.service.training.DefinitionCheck;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.SettableTime;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TuningJobsTest {
  private static final TuningJobName NAME = new TuningJobName("digits");
  private static final DefinitionCheck ANYTHING_GOES = (definition, owner) -> {};

  private final SettableTime time = new SettableTime();
  private final TrainingJobStore trainingStore = new InMemoryTrainingJobStore();
  private final TuningJobStore store = new InMemoryTuningJobStore(trainingStore);
  private final TuningJobs tuningJobs = tuningJobs(ANYTHING_GOES, TuningLimits.DEFAULT);

  private TuningJobs tuningJobs(DefinitionCheck check, TuningLimits limits) {
    var trainingJobs = new TrainingJobs(trainingStore, check, time);
    return new TuningJobs(store, trainingJobs, check, limits, time);
  }

  @Test
  void aNewJobIsStoredAndTheLoopIsWoken() {
    var woken = new ArrayList<TuningJob>();
    tuningJobs.listen(() -> woken.addAll(store.unfinished()));

    TuningJob job = tuningJobs.create(SampleTuning.spec("digits"));

    assertThat(tuningJobs.get(NAME)).isEqualTo(job);
    assertThat(job.status()).isEqualTo(TuningStatus.IN_PROGRESS);
    assertThat(job.createdAt()).isEqualTo(time.instant());
    assertThat(woken).containsExactly(job);
  }

  @Test
  void whatCannotRunIsRefusedBeforeAnythingIsStored() {
    TuningJobs picky =
        tuningJobs(
            (definition, owner) -> {
              throw new InvalidRequestException("no runtime");
            },
            TuningLimits.DEFAULT);

    assertThatThrownBy(() -> picky.create(SampleTuning.spec("digits")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(store.unfinished()).isEmpty();
  }

  @Test
  void whatItsSearchKnowsIsRebuiltFromItsTrainingJobs() {
    var space = SearchSpace.of(new ContinuousRange("eta", 0, 1, Scaling.LINEAR));
    tuningJobs.create(
        SampleTuning.spec("digits", space, new ResourceLimits(8, 3, Optional.empty())));
    trainingStore.insert(SampleTraining.launched("digits", 2));

    assertThat(tuningJobs.history(NAME).pending())
        .extracting(Suggestion::number)
        .containsExactly(2);
    assertThatThrownBy(() -> tuningJobs.history(new TuningJobName("nobody")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aTakenNameIsRefused() {
    tuningJobs.create(SampleTuning.spec("digits"));

    assertThatThrownBy(() -> tuningJobs.create(SampleTuning.spec("DIGITS")))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void noMoreJobsAreUnfinishedThanTheLimitSays() {
    var two = new TuningLimits(2, 30, 100, 10, 750, 10_000, Duration.ofDays(30));
    TuningJobs limited = tuningJobs(ANYTHING_GOES, two);
    limited.create(SampleTuning.spec("one"));
    limited.create(SampleTuning.spec("two"));

    assertThatThrownBy(() -> limited.create(SampleTuning.spec("three")))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("is 2, with current utilization of 2");
  }

  @Test
  void anUnknownJobIsSaidToBeUnknown() {
    String message = "Amazon SageMaker can't find a tuning job called digits. Type another name.";

    assertThatThrownBy(() -> tuningJobs.get(NAME))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> tuningJobs.stop(NAME))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> tuningJobs.trainingJobs(TrainingJobQuery.of("digits")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(message);
  }

  @Test
  void aJobIsStoppedOnlyOnce() {
    tuningJobs.create(SampleTuning.spec("digits"));
    var woken = new ArrayList<String>();
    tuningJobs.listen(() -> woken.add("woken"));

    tuningJobs.stop(NAME);

    assertThat(woken).hasSize(1);
    assertThat(tuningJobs.get(NAME).status()).isEqualTo(TuningStatus.STOPPING);
    assertThatThrownBy(() -> tuningJobs.stop(NAME))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already stopping");
  }

  @Test
  void aJobThatEndedIsNotStopped() {
    TuningJob job = tuningJobs.create(SampleTuning.spec("digits"));
    store.update(job.with(TuningStatus.COMPLETED, Optional.empty(), time.instant()));

    assertThatThrownBy(() -> tuningJobs.stop(NAME))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already completed");
  }

  @Test
  void theBestTrainingJobIsFoundWhole() {
    tuningJobs.create(SampleTuning.spec("digits"));
    assertThat(tuningJobs.best(NAME)).isEmpty();
    var job = SampleTraining.launched("digits", 1);
    trainingStore.insert(job);
    trainingStore.append(job.name(), SampleTraining.chunk(0, 0.5));
    trainingStore.update(SampleTraining.in(TrainingStatus.COMPLETED, job));

    assertThat(tuningJobs.best(NAME)).isEqualTo(trainingStore.find(job.name())).isPresent();
    assertThat(tuningJobs.counts(NAME).completed()).isEqualTo(1);
    assertThat(tuningJobs.trainingJobs(TrainingJobQuery.of("digits"))).hasSize(1);
  }
}
