package dev.clary.service.tuning;

import static dev.clary.service.training.SampleTraining.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR));
  private static final TuningJob JOB = job(new ResourceLimits(8, 3, Optional.empty()));
  private static final Step.Finish COMPLETED =
      new Step.Finish(TuningStatus.COMPLETED, Optional.empty());

  private static TuningJob job(ResourceLimits limits) {
    return SampleTuning.job(SampleTuning.spec("job", SPACE, limits));
  }

  private static TuningJob stopped(TuningJob job) {
    return new TuningJob(
        job.spec(), TuningStatus.STOPPING, Optional.empty(), true, CREATED, CREATED, 1);
  }

  private static List<Step> next(LaunchedJob... launched) {
    return Plan.next(JOB, List.of(launched), CREATED);
  }

  @Test
  void aNewJobLaunchesAsManyAsMayRun() {
    assertThat(next()).containsExactly(new Step.Launch(3));
  }

  @Test
  void aFreePlaceIsFilledAtOnce() {
    assertThat(next(Launched.completed(1, 0.5), Launched.running(2), Launched.running(3)))
        .containsExactly(new Step.Launch(1));
    assertThat(next(Launched.running(1), Launched.running(2), Launched.stopping(3))).isEmpty();
  }

  @Test
  void noMoreAreLaunchedThanAskedFor() {
    var launched = new ArrayList<LaunchedJob>();
    IntStream.rangeClosed(1, 7).forEach(i -> launched.add(Launched.completed(i, i)));

    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(new Step.Launch(1));

    launched.add(Launched.running(8));
    assertThat(Plan.next(JOB, launched, CREATED)).isEmpty();

    launched.set(7, Launched.failed(8, FailureKind.ALGORITHM, "bad"));
    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(COMPLETED);
  }

  @Test
  void aStopEndsWhatRunsAndThenTheJob() {
    TuningJob job = stopped(JOB);

    assertThat(Plan.next(job, List.of(Launched.running(1), Launched.stopping(2)), CREATED))
        .containsExactly(new Step.StopTraining(Launched.name(1)));
    assertThat(Plan.next(job, List.of(Launched.stopped(1), Launched.stopping(2)), CREATED))
        .isEmpty();
    assertThat(Plan.next(job, List.of(Launched.stopped(1)), CREATED))
        .containsExactly(new Step.Finish(TuningStatus.STOPPED, Optional.empty()));
  }

  @Test
  void aJobWhoseTimeIsOverEndsWhatRunsAndIsCompleted() {
    TuningJob job = job(new ResourceLimits(8, 3, Optional.of(Duration.ofMinutes(10))));
    Instant over = CREATED.plusSeconds(600);

    assertThat(Plan.next(job, List.of(Launched.running(1)), over.minusMillis(1)))
        .containsExactly(new Step.Launch(2));
    assertThat(Plan.next(job, List.of(Launched.running(1)), over))
        .containsExactly(new Step.StopTraining(Launched.name(1)));
    assertThat(Plan.next(job, List.of(Launched.stopped(1)), over)).containsExactly(COMPLETED);
    assertThat(Plan.next(job, List.of(), over)).containsExactly(COMPLETED);
  }

  @Test
  void fiveFailuresWithoutASuccessFailTheJob() {
    var launched = new ArrayList<LaunchedJob>();
    IntStream.rangeClosed(1, 4)
        .forEach(i -> launched.add(Launched.failed(i, FailureKind.ALGORITHM, "exit code " + i)));

    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(new Step.Launch(3));

    launched.add(Launched.failed(5, FailureKind.INFRASTRUCTURE, "vanished"));
    assertThat(Plan.next(JOB, launched, CREATED))
        .singleElement()
        .isEqualTo(
            Verdict.failed(
                "No training job succeeded after 5 attempts. For additional details, please take a"
                    + " look at the training job failures by listing training jobs for the"
                    + " hyperparameter tuning job. The first was job-001: exit code 1"));
  }

  @Test
  void whatStillRunsIsEndedBeforeTheJobFails() {
    var launched = new ArrayList<LaunchedJob>();
    IntStream.rangeClosed(1, 5)
        .forEach(i -> launched.add(Launched.failed(i, FailureKind.ALGORITHM, "bad")));
    launched.add(Launched.running(6));

    assertThat(Plan.next(JOB, launched, CREATED))
        .containsExactly(new Step.StopTraining(Launched.name(6)));

    launched.set(5, Launched.completed(6, 0.5));
    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(new Step.Launch(2));
  }

  @Test
  void oneSuccessIsEnoughForHope() {
    var launched = new ArrayList<LaunchedJob>();
    launched.add(Launched.timedOut(1, OptionalDouble.of(0.5)));
    IntStream.rangeClosed(2, 7)
        .forEach(i -> launched.add(Launched.failed(i, FailureKind.ALGORITHM, "bad")));

    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(new Step.Launch(1));
  }

  @Test
  void whatAPersonStoppedIsNoFailure() {
    var launched = new ArrayList<LaunchedJob>();
    IntStream.rangeClosed(1, 6).forEach(i -> launched.add(Launched.stopped(i)));

    assertThat(Plan.next(JOB, launched, CREATED)).containsExactly(new Step.Launch(2));
  }

  @Test
  void jobsThatNeverLogTheMetricAreSaidToBeSilent() {
    var launched = new ArrayList<LaunchedJob>();
    IntStream.rangeClosed(1, 4).forEach(i -> launched.add(Launched.silent(i)));
    launched.add(Launched.timedOut(5, OptionalDouble.empty()));

    assertThat(Plan.next(JOB, launched, CREATED))
        .containsExactly(
            Verdict.failed(
                "No objective metrics found after running 5 training jobs. Please ensure that the"
                    + " custom algorithm is emitting the objective metric as defined by the regular"
                    + " expression provided."));
  }

  @Test
  void fewJobsThatAllFailFailTheJobInTheEnd() {
    TuningJob job = job(new ResourceLimits(2, 3, Optional.empty()));
    List<LaunchedJob> launched =
        List.of(Launched.failed(1, FailureKind.ALGORITHM, "x".repeat(2000)), Launched.silent(2));

    List<Step> steps = Plan.next(job, launched, CREATED);

    Step.Finish finish = (Step.Finish) steps.get(0);
    assertThat(finish.status()).isEqualTo(TuningStatus.FAILED);
    assertThat(finish.failureReason().orElseThrow())
        .startsWith("No training job succeeded after 2 attempts. ")
        .endsWith("xxx…")
        .hasSize(1024);
  }

  @Test
  void anExhaustedSpaceCompletesTheJobOnceNothingRuns() {
    assertThat(Plan.exhausted(List.of(Launched.completed(1, 0.5), Launched.running(2)))).isEmpty();
    assertThat(Plan.exhausted(List.of(Launched.completed(1, 0.5)))).containsExactly(COMPLETED);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /** Plays a tuning job with random limits, outcomes and stops, and watches every limit. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyPlanKeepsItsLimitsAndEnds(int seed) {
    var random = new SplittableRandom(seed);
    Optional<Duration> runtime =
        random.nextInt(3) == 0 ? Optional.of(Duration.ofMinutes(2)) : Optional.empty();
    TuningJob job = job(new ResourceLimits(1 + random.nextInt(20), 1 + random.nextInt(6), runtime));
    var launched = new ArrayList<LaunchedJob>();
    Instant now = CREATED;

    boolean finished = false;
    for (int i = 0; i < 1_000 && !finished; i++) {
      if (random.nextInt(60) == 0) {
        job = stopped(job);
      }
      for (Step step : Plan.next(job, List.copyOf(launched), now)) {
        carryOut(step, launched);
        finished |= step instanceof Step.Finish;
      }
      long running = launched.stream().filter(j -> !j.status().isFinal()).count();
      assertThat(running).isLessThanOrEqualTo(job.spec().limits().maxParallel());
      assertThat(launched).hasSizeLessThanOrEqualTo(job.spec().limits().maxTrainingJobs());
      assertThat(finished && running > 0).isFalse();
      launched.replaceAll(j -> j.status().isFinal() ? j : maybeEnded(j, random));
      now = now.plusSeconds(random.nextInt(10));
    }

    assertThat(finished).isTrue();
  }

  private static void carryOut(Step step, List<LaunchedJob> launched) {
    if (step instanceof Step.Launch launch) {
      for (int i = 0; i < launch.count(); i++) {
        launched.add(Launched.running(launched.size() + 1));
      }
    } else if (step instanceof Step.StopTraining stop) {
      launched.replaceAll(
          job -> job.name().equals(stop.trainingJob()) ? Launched.stopping(job.number()) : job);
    }
  }

  private static LaunchedJob maybeEnded(LaunchedJob job, SplittableRandom random) {
    int number = job.number();
    if (job.stopRequested() && random.nextBoolean()) {
      return Launched.stopped(number);
    }
    return switch (random.nextInt(8)) {
      case 0 -> Launched.completed(number, random.nextDouble());
      case 1 -> Launched.failed(number, FailureKind.ALGORITHM, "bad");
      case 2 -> Launched.failed(number, FailureKind.INFRASTRUCTURE, "gone");
      case 3 -> Launched.silent(number);
      default -> job;
    };
  }
}
