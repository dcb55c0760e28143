package dev.clary.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.bayesian.BayesianSearch;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.StorageException;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.SettableTime;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TuningLoopTest {
  private static final TuningJobName NAME = new TuningJobName("bikes");
  private static final SearchSpace SPACE =
      SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR));

  private final SettableTime time = new SettableTime();
  private final InMemoryTrainingJobStore trainingStore = new InMemoryTrainingJobStore();
  private final InMemoryTuningJobStore store = new InMemoryTuningJobStore(trainingStore);
  private final TrainingJobs trainingJobs =
      new TrainingJobs(trainingStore, (definition, owner) -> {}, time);
  private final FakeRunner runner = new FakeRunner(trainingStore, TuningLoopTest::program);

  /** A parabola; suggestions in a strip of it crash. */
  private static double program(TrainingJob job) {
    double x = Double.parseDouble(job.spec().origin().orElseThrow().tuned().get("x"));
    return x > 0.7 && x < 0.8 ? Double.NaN : (x - 0.3) * (x - 0.3);
  }

  /** Depends on everything that it is told, so that a lost or a doubled fact shows. */
  private static final Strategy TOUCHY =
      (history, count) -> {
        double x = 0.37 * history.nextNumber() + 0.11 * history.pending().size();
        for (var observation : history.observations()) {
          x += observation.number() * observation.value().orElse(0.618);
        }
        var assignment = new Assignment(Map.of("x", Double.toString(x - Math.floor(x))));
        return List.of(new Suggestion(history.nextNumber(), assignment, Explanation.of("touchy")));
      };

  private TuningLoop loop(Strategy strategy) {
    return new TuningLoop(store, trainingJobs, name -> strategy, time, Crashpoint.NONE);
  }

  private void insert(int maxTrainingJobs, int maxParallel) {
    var limits = new ResourceLimits(maxTrainingJobs, maxParallel, Optional.of(Duration.ofHours(1)));
    store.insert(SampleTuning.job(SampleTuning.spec("bikes", SPACE, limits)));
  }

  private TuningJob job() {
    return store.find(NAME).orElseThrow();
  }

  @Test
  void aPlaceThatGetsFreeIsFilled() {
    insert(5, 2);
    TuningLoop loop = loop(new RandomSearch());
    loop.stepAll();
    loop.stepAll();
    assertThat(store.launched(NAME)).hasSize(2);

    runner.endOne();
    loop.stepAll();

    assertThat(store.launched(NAME)).hasSize(3);
    assertThat(trainingStore.unfinished()).hasSize(2);
  }

  @Test
  void theJobIsCompletedWhenEverythingHasEnded() {
    insert(5, 2);
    TuningLoop loop = loop(new RandomSearch());

    playOn(loop);

    assertThat(job().status()).isEqualTo(TuningStatus.COMPLETED);
    assertThat(store.launched(NAME)).hasSize(5);
  }

  private void playOn(TuningLoop loop) {
    do {
      loop.stepAll();
    } while (runner.endOne());
  }

  @Test
  void aStopEndsWhatRunsAndThenTheJob() {
    insert(5, 2);
    TuningLoop loop = loop(new RandomSearch());
    loop.stepAll();

    store.requestStop(NAME);
    loop.stepAll();

    assertThat(job().status()).isEqualTo(TuningStatus.STOPPING);
    assertThat(trainingStore.unfinished()).allMatch(TrainingJob::stopRequested).hasSize(2);
    playOn(loop);
    assertThat(job().status()).isEqualTo(TuningStatus.STOPPED);
    assertThat(store.launched(NAME)).hasSize(2);
  }

  @Test
  void aJobWhoseTimeIsOverIsCompleted() {
    insert(500, 2);
    TuningLoop loop = loop(new RandomSearch());
    loop.stepAll();
    runner.endOne();

    time.advance(Duration.ofHours(1));
    playOn(loop);

    assertThat(job().status()).isEqualTo(TuningStatus.COMPLETED);
    assertThat(job().modifiedAt()).isEqualTo(time.instant());
    assertThat(store.launched(NAME)).hasSize(2);
  }

  @Test
  void fiveFirstFailuresFailTheJob() {
    insert(50, 1);
    TuningLoop loop = loop(new RandomSearch());
    var crashing = new FakeRunner(trainingStore, job -> Double.NaN);

    do {
      loop.stepAll();
    } while (crashing.endOne());

    assertThat(job().status()).isEqualTo(TuningStatus.FAILED);
    assertThat(job().failureReason().orElseThrow())
        .startsWith("No training job succeeded after 5 attempts. ")
        .endsWith("exit code 1");
    assertThat(store.launched(NAME)).hasSize(5);
  }

  @Test
  void anExhaustedSpaceCompletesTheJob() {
    var space = SearchSpace.of(new CategoricalRange("x", List.of("0.1", "0.2")));
    var limits = new ResourceLimits(10, 4, Optional.empty());
    store.insert(SampleTuning.job(SampleTuning.spec("bikes", space, limits)));
    TuningLoop loop = loop(new RandomSearch());
    loop.stepAll();
    assertThat(job().status()).isEqualTo(TuningStatus.IN_PROGRESS);

    playOn(loop);

    assertThat(job().status()).isEqualTo(TuningStatus.COMPLETED);
    assertThat(store.launched(NAME)).hasSize(2);
  }

  @Test
  void theTroubleOfOneJobIsNotAnothers() {
    var limits = new ResourceLimits(3, 1, Optional.empty());
    var odd = SearchSpace.of(new ContinuousRange("odd", 0, 1, Scaling.LINEAR));
    store.insert(SampleTuning.job(SampleTuning.spec("first", odd, limits)));
    insert(3, 1);
    TuningLoop loop =
        loop(
            (history, count) -> {
              if (history.space().equals(odd)) {
                throw new IllegalStateException("no idea");
              }
              return new RandomSearch().suggest(history, count);
            });

    loop.stepAll();

    assertThat(store.launched(new TuningJobName("first"))).isEmpty();
    assertThat(store.launched(NAME)).hasSize(1);
  }

  @Test
  void aJobThatCannotGoOnIsLeftAloneForAWhile() {
    insert(3, 1);
    var asked = new ArrayList<Integer>();
    TuningLoop loop =
        loop(
            (history, count) -> {
              asked.add(count);
              throw new AssertionError("a bug");
            });

    IntStream.range(0, 10).forEach(i -> loop.stepAll());
    assertThat(asked).hasSize(1);

    time.advance(Duration.ofMillis(100));
    IntStream.range(0, 10).forEach(i -> loop.stepAll());
    assertThat(asked).hasSize(2);
  }

  @Test
  void aJobThatCannotGoOnForTenMinutesFails() {
    insert(3, 2);
    loop(new RandomSearch()).stepAll();
    runner.endOne();
    TuningLoop loop =
        loop(
            (history, count) -> {
              throw new IllegalStateException("no idea");
            });

    for (int i = 0; i < 12; i++) {
      loop.stepAll();
      time.advance(Duration.ofMinutes(1));
    }

    assertThat(job().status()).isEqualTo(TuningStatus.FAILED);
    assertThat(job().failureReason().orElseThrow()).contains("could not go on").contains("no idea");
    assertThat(trainingStore.unfinished()).allMatch(TrainingJob::stopRequested).hasSize(1);
  }

  @Test
  void aStoreThatRefusesWritesIsWaitedForAsLongAsItTakes() {
    insert(3, 1);
    TuningLoop loop = loop(new RandomSearch());
    trainingStore.onEffect(
        () -> {
          throw new StorageException("the disk is full");
        });
    for (int i = 0; i < 100; i++) {
      loop.stepAll();
      time.advance(Duration.ofSeconds(30));
    }
    assertThat(job().status()).isEqualTo(TuningStatus.IN_PROGRESS);

    trainingStore.onEffect(() -> {});
    time.advance(Duration.ofMinutes(1));
    playOn(loop);

    assertThat(job().status()).isEqualTo(TuningStatus.COMPLETED);
  }

  @Test
  void aStopThatComesBetweenReadingAndWritingIsSeen() {
    insert(1, 1);
    TuningLoop loop = loop(new RandomSearch());
    loop.stepAll();
    runner.endOne();
    TuningJob read = job();
    store.requestStop(NAME);

    assertThatThrownBy(() -> loop.step(read)).isInstanceOf(StaleJobException.class);
    loop.stepAll();

    assertThat(job().status()).isEqualTo(TuningStatus.STOPPED);
  }

  /** The death of the process, as far as the loop can see. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Lets the process die at the given one of all the moments just before or after an effect. */
  private List<LaunchedJob> play(Strategy strategy, int maxParallel, int deadlyMoment) {
    insert(12, maxParallel);
    var left = new int[] {deadlyMoment};
    Runnable moment =
        () -> {
          if (left[0]-- == 0) {
            throw new Death();
          }
        };
    trainingStore.onEffect(moment);
    store.onEffect(moment);
    TuningLoop loop = loop(strategy);
    while (!job().status().isFinal()) {
      try {
        loop.step(job());
        runner.endOne();
      } catch (Death e) {
        loop = loop(strategy);
      }
    }
    return store.launched(NAME);
  }

  @ParameterizedTest
  @CsvSource({"1, 26", "3, 26"})
  void aJobThatDiesAnywhereEndsWithTheSameFacts(int maxParallel, int moments) {
    List<LaunchedJob> undisturbed = new TuningLoopTest().play(TOUCHY, maxParallel, -1);
    assertThat(undisturbed).hasSize(12);

    for (int deadly = 0; deadly < moments; deadly++) {
      var disturbed = new TuningLoopTest();
      assertThat(disturbed.play(TOUCHY, maxParallel, deadly)).isEqualTo(undisturbed);
      assertThat(disturbed.job().status()).isEqualTo(TuningStatus.COMPLETED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 11, 15, 22})
  void aBayesianSearchThatDiesGoesOnAsIfItHadNot(int deadly) {
    List<LaunchedJob> undisturbed = new TuningLoopTest().play(new BayesianSearch(), 1, -1);

    List<LaunchedJob> disturbed = play(new BayesianSearch(), 1, deadly);

    assertThat(disturbed).isEqualTo(undisturbed).hasSize(12);
  }

  @Test
  void aStartedLoopIsWokenByTheEndOfATrainingJob() throws InterruptedException {
    var tuningJobs =
        new TuningJobs(store, trainingJobs, (definition, owner) -> {}, TuningLimits.DEFAULT, time);
    var ended = new CountDownLatch(1);
    store.onEffect(
        () -> {
          if (job().status() == TuningStatus.COMPLETED) {
            ended.countDown();
          }
        });
    trainingJobs.listen(new FakeRunner(trainingStore, TuningLoopTest::program)::endOne);

    TuningLoop loop = TuningLoop.start(store, tuningJobs, trainingJobs, time, Crashpoint.NONE);
    try {
      var limits = new ResourceLimits(200, 2, Optional.empty());
      tuningJobs.create(SampleTuning.spec("bikes", SPACE, limits));

      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      loop.close();
    }
    assertThat(store.launched(NAME)).hasSize(200);
  }
}
