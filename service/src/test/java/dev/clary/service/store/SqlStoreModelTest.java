package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.InMemoryTuningJobStore;
import dev.clary.service.tuning.SampleTuning;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does the same to the store and to its model in memory, and finds the same in both. */
final class SqlStoreModelTest {
  private static final int ACTIONS = 100;

  private final TrainingJobStore model = new InMemoryTrainingJobStore();
  private final TuningJobStore tuningModel = new InMemoryTuningJobStore(model);

  @TempDir private Path directory;

  static IntStream seeds() {
    return IntStream.range(0, 5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theStoreDoesWhatItsModelDoes(int seed) {
    var random = new SplittableRandom(seed);
    try (SqlStore store = SqlStore.open(directory.resolve("clary.db"))) {
      store.tuningJobs().insert(SampleTuning.job("digits"));
      tuningModel.insert(SampleTuning.job("digits"));

      for (int i = 0; i < ACTIONS; i++) {
        long action = random.nextLong();
        String done = act(model, new SplittableRandom(action));
        assertThat(act(store.trainingJobs(), new SplittableRandom(action))).isEqualTo(done);
        TrainingJobQuery query = query(random);
        assertThat(store.trainingJobs().list(query)).isEqualTo(model.list(query));
      }

      var name = new TuningJobName("digits");
      assertThat(store.trainingJobs().unfinished()).isEqualTo(model.unfinished());
      assertThat(store.tuningJobs().launched(name)).isEqualTo(tuningModel.launched(name));
      assertThat(store.tuningJobs().counts(name)).isEqualTo(tuningModel.counts(name));
      assertThat(store.tuningJobs().best(name)).isEqualTo(tuningModel.best(name));
    }
  }

  /** Does something; answers what that was and how it ended. */
  private static String act(TrainingJobStore store, SplittableRandom random) {
    TrainingJob job = SampleTraining.launched("digits", 1 + random.nextInt(40));
    boolean known = store.find(job.name()).isPresent();
    int action = known ? random.nextInt(5) : 0;
    switch (action) {
      case 0 -> {
        try {
          store.insert(job);
        } catch (AlreadyExistsException e) {
          return "taken";
        }
      }
      case 1 -> store.requestStop(job.name());
      case 2 -> {
        double value = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(10) / 4.0;
        store.append(job.name(), SampleTraining.chunk(store.lineCount(job.name()), value));
      }
      case 3 -> store.update(SampleTraining.in(any(TrainingStatus.values(), random), job));
      default -> store.update(SampleTraining.failed(any(FailureKind.values(), random), "bad", job));
    }
    return job.name() + " " + action;
  }

  private static TrainingJobQuery query(SplittableRandom random) {
    Optional<TrainingStatus> status =
        random.nextBoolean() ? Optional.of(any(TrainingStatus.values(), random)) : Optional.empty();
    return new TrainingJobQuery(
        Optional.of("digits").filter(name -> random.nextBoolean()),
        status,
        Optional.of("-01").filter(part -> random.nextInt(3) == 0),
        TimeRange.ALL,
        TimeRange.ALL,
        any(Order.values(), random),
        random.nextBoolean(),
        Optional.of(SampleTraining.METRIC),
        random.nextInt(5),
        1 + random.nextInt(50));
  }

  private static <T> T any(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }
}
