package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.tags.TagStore;
import dev.clary.service.tags.Tagged;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.tuning.SampleTuning;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels, and the removal of what has them. */
class SqlTagsTest {
  private static final Tagged DIGITS = new Tagged(Tagged.Kind.TUNING_JOB, "digits");

  @TempDir Path directory;
  private SqlStore store;
  private TagStore tags;

  @BeforeEach
  void open() {
    store = SqlStore.open(directory.resolve("clary.db"));
    tags = store.tags();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void labelsAreAddedReplacedAndRemovedByKey() {
    tags.add(DIGITS, Map.of("team", "a", "stage", "dev"));
    tags.add(DIGITS, Map.of("team", "b"));
    tags.remove(DIGITS, List.of("stage", "unknown"));

    assertThat(tags.of(DIGITS)).isEqualTo(Map.of("team", "b"));
  }

  @Test
  void namesThatDifferByCaseAreTheSameAndKindsAreNot() {
    tags.add(DIGITS, Map.of("team", "a"));

    assertThat(tags.of(new Tagged(Tagged.Kind.TUNING_JOB, "DIGITS"))).hasSize(1);
    assertThat(tags.of(new Tagged(Tagged.Kind.TRAINING_JOB, "digits"))).isEmpty();
  }

  @Test
  void labelsPreparedTwiceAreThoseOfTheSecondTime() {
    tags.prepare(DIGITS, Map.of("left", "over"));
    tags.prepare(DIGITS, Map.of("team", "a"));

    assertThat(tags.of(DIGITS)).isEqualTo(Map.of("team", "a"));
  }

  @Test
  void aJobThatIsThereKeepsItsLabelsWhenItsNameIsAskedForAgain() {
    tags.prepare(DIGITS, Map.of("team", "a"));
    store.tuningJobs().insert(SampleTuning.job("digits"));

    tags.prepare(new Tagged(Tagged.Kind.TUNING_JOB, "Digits"), Map.of("team", "b"));

    assertThat(tags.of(DIGITS)).isEqualTo(Map.of("team", "a"));
    assertThat(tags.find(new Tagged(Tagged.Kind.TUNING_JOB, "DIGITS"))).contains(DIGITS);
    assertThat(tags.find(new Tagged(Tagged.Kind.TUNING_JOB, "digit"))).isEmpty();
  }

  @Test
  void aLaunchedJobHasTheLabelsThatItsTuningJobHasThen() {
    store.tuningJobs().insert(SampleTuning.job("digits"));
    tags.add(DIGITS, Map.of("team", "a"));
    TrainingJob first = SampleTraining.launched("digits", 1);
    TrainingJob second = SampleTraining.launched("digits", 2);

    store.trainingJobs().insert(first);
    tags.add(DIGITS, Map.of("team", "b", "stage", "dev"));
    store.trainingJobs().insert(second);

    assertThat(tags.of(tagged(first))).isEqualTo(Map.of("team", "a"));
    assertThat(tags.of(tagged(second))).isEqualTo(Map.of("team", "b", "stage", "dev"));
  }

  @Test
  void aTrainingJobGoesWithItsLabelsOnceItHasEnded() {
    TrainingJob job = SampleTraining.launched("digits", 1);
    store.trainingJobs().insert(job);
    tags.add(tagged(job), Map.of("team", "a"));

    boolean early = store.trainingJobs().delete(job.name());
    store
        .trainingJobs()
        .update(job.in(SecondaryStatus.COMPLETED, "done", job.createdAt().plusSeconds(1)));
    boolean late = store.trainingJobs().delete(job.name());

    assertThat(early).isFalse();
    assertThat(late).isTrue();
    assertThat(store.trainingJobs().find(job.name())).isEmpty();
    assertThat(tags.of(tagged(job))).isEmpty();
    store.trainingJobs().insert(job);
  }

  @Test
  void aTuningJobGoesOnceItHasEndedAndItsNameStaysTakenByWhatItLaunched() {
    TuningJob job = SampleTuning.job("digits");
    store.tuningJobs().insert(job);
    store.trainingJobs().insert(SampleTraining.launched("digits", 1));

    boolean early = store.tuningJobs().delete(job.name());
    store.tuningJobs().update(job.with(TuningStatus.COMPLETED, Optional.empty(), job.createdAt()));
    boolean late = store.tuningJobs().delete(job.name());

    assertThat(early).isFalse();
    assertThat(late).isTrue();
    assertThat(store.tuningJobs().find(job.name())).isEmpty();
    assertThatThrownBy(() -> store.tuningJobs().insert(job))
        .isInstanceOf(AlreadyExistsException.class);
  }

  private static Tagged tagged(TrainingJob job) {
    return new Tagged(Tagged.Kind.TRAINING_JOB, job.name().value());
  }
}
