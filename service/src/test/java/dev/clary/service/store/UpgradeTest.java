package dev.clary.service.store;

import static dev.clary.service.training.SampleTraining.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.service.training.Attempt;
import dev.clary.service.training.AttemptStage;
import dev.clary.service.training.Channel;
import dev.clary.service.training.Failure;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputPosition;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TuningOrigin;
import dev.clary.service.tuning.TrainingCounts;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a database that the version with the first schema wrote. Its content never changes. */
final class UpgradeTest {
  private static final TuningJobName DIGITS = new TuningJobName("digits");

  private SqlStore store;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("clary.db");
    try (InputStream stream = UpgradeTest.class.getResourceAsStream("schema-001.db.gz")) {
      Files.copy(new GZIPInputStream(stream), file);
    }
    store = SqlStore.open(file);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TrainingJob trainingJob(int number) {
    var name = new TrainingJobName("digits-%03d-0123abcd".formatted(number));
    return store.trainingJobs().find(name).orElseThrow();
  }

  @Test
  void tuningJobsAreRead() {
    TuningJob job = store.tuningJobs().find(DIGITS).orElseThrow();

    List<ParameterRange> ranges = job.spec().space().ranges();
    assertThat(ranges).hasSize(3);
    assertThat(ranges.get(0)).isEqualTo(new ContinuousRange("eta", 1e-5, 0.1, Scaling.LOGARITHMIC));
    assertThat(ranges.get(1))
        .isEqualTo(new IntegerRange("max_depth", 1, 9_007_199_254_740_993L, Scaling.AUTO));
    assertThat(job.spec().limits().maxRuntime()).contains(Duration.ofHours(1));
    assertThat(job.spec().seed()).isEqualTo(-42);
    assertThat(job.spec().request()).isEqualTo("{\"Strategy\": \"Random\"}");
    assertThat(job.createdAt()).isEqualTo(CREATED);
    assertThat(store.tuningJobs().find(new TuningJobName("letters")).orElseThrow())
        .returns(TuningStatus.FAILED, TuningJob::status)
        .returns(Optional.of("No luck"), TuningJob::failureReason)
        .returns(1L, TuningJob::version);
  }

  @Test
  void definitionsAreRead() {
    TrainingDefinition definition = trainingJob(1).spec().definition();

    assertThat(definition.algorithm().entrypoint()).containsExactly("python3", "train.py");
    assertThat(definition.channels())
        .contains(
            new Channel(
                "train", "file:///data/train/", Optional.of("text/csv"), InputMode.FILE, false));
    assertThat(definition.limits().maxRuntime()).isEqualTo(Duration.ofHours(2));
    assertThat(definition.networkIsolation()).isTrue();
  }

  @Test
  void trainingJobsAreRead() {
    TuningOrigin origin = trainingJob(1).spec().origin().orElseThrow();
    assertThat(origin.tuned()).containsEntry("eta", "0.1");
    assertThat(origin.explanation())
        .containsEntry("nearest", 3)
        .containsEntry("predictedMean", 0.25);
    assertThat(trainingJob(2).failure())
        .contains(new Failure(FailureKind.ALGORITHM, "exit code 1"));
    assertThat(trainingJob(3).attempt())
        .contains(new Attempt(1, AttemptStage.RUNNING, Optional.of("17@1"), Optional.empty()));
    assertThat(trainingJob(3).stopRequested()).isTrue();
    assertThat(trainingJob(3).secondaryStatus()).isEqualTo(SecondaryStatus.PENDING);
    assertThat(store.trainingJobs().unfinished()).hasSize(2);
  }

  @Test
  void outputIsRead() {
    var name = new TrainingJobName("digits-001-0123abcd");

    assertThat(store.trainingJobs().metrics(name))
        .extracting(MetricPoint::value)
        .containsExactly(0.125, Double.NaN);
    assertThat(store.trainingJobs().log(name, 0, 1).get(0).text()).isEqualTo("rmse: 0.125");
    assertThat(store.trainingJobs().position(name, 1)).isEqualTo(new OutputPosition(40, 2));
  }

  @Test
  void whatTheSearchKnowsIsRead() {
    assertThat(store.tuningJobs().counts(DIGITS))
        .isEqualTo(new TrainingCounts(1, 1, 0, 0, 1, 1, 1, 1));
    assertThat(store.tuningJobs().best(DIGITS))
        .contains(new TrainingJobName("digits-001-0123abcd"));
  }
}
