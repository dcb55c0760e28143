package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingLimits;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.Transition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from their slot to their outcome, with real programs. */
final class TrainingRunnerIT {
  @TempDir Path directory;

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory, SandboxUse.AUTO);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static List<SecondaryStatus> statuses(TrainingJob job) {
    return job.transitions().stream().map(Transition::status).toList();
  }

  @Test
  void aCommandRunsToItsEndWithLogMetricAndModel() {
    bench.start();

    bench.createCommand(
        "a",
        "echo \"$@\" in $(pwd); echo accuracy=0.5; echo accuracy=0.75; echo m > $SM_MODEL_DIR/m",
        Map.of("lr", "0.003", "k", "7", "_tuning_objective_metric", "accuracy"));
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).as("%s", job).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(bench.log("a"))
        .containsExactly("-k 7 --lr 0.003 in " + directory, "accuracy=0.5", "accuracy=0.75");
    assertThat(job.latest("accuracy").map(MetricPoint::value)).contains(0.75);
    assertThat(bench.jobs.metrics(job.name())).hasSize(2);
    assertThat(bench.output("a", "model.tar.gz")).exists();
    assertThat(bench.output("a", "output.tar.gz")).doesNotExist();
    assertThat(statuses(job))
        .containsExactly(
            SecondaryStatus.PENDING,
            SecondaryStatus.STARTING,
            SecondaryStatus.TRAINING,
            SecondaryStatus.UPLOADING,
            SecondaryStatus.COMPLETED);
  }

  @Test
  void transitionsAreContiguousAndTheLastOneEndsAtOnce() {
    bench.start();

    bench.createCommand("a", "exit 0", Map.of());
    List<Transition> transitions = bench.awaitEnd("a").transitions();

    for (int i = 1; i < transitions.size(); i++) {
      assertThat(transitions.get(i - 1).end()).contains(transitions.get(i).start());
    }
    Transition last = transitions.get(transitions.size() - 1);
    assertThat(last.end()).contains(last.start());
  }

  @Test
  void whatFindsNoSlotWaitsAndSaysWhy() {
    bench.withSlots(1).start();
    bench.createCommand("a", "while [ ! -e go ]; do sleep 0.01; done", Map.of());
    bench.await("a", job -> job.secondaryStatus() == SecondaryStatus.TRAINING);

    bench.createCommand("b", "exit 0", Map.of());
    TrainingJob waiting = bench.await("b", job -> job.message().contains("slots"));
    go();

    assertThat(waiting.secondaryStatus()).isEqualTo(SecondaryStatus.PENDING);
    assertThat(waiting.message())
        .isEqualTo("Waiting for one of 1 slots; 1 training jobs are running");
    assertThat(bench.awaitEnd("b").status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(bench.get("a").status()).isEqualTo(TrainingStatus.COMPLETED);
  }

  private void go() {
    try {
      Files.createFile(directory.resolve("go"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aStoppedProgramIsAskedToEndAndItsModelIsKept() {
    bench.start();
    bench.createCommand(
        "a",
        "trap 'echo m > $SM_MODEL_DIR/m; echo bye; exit 3' TERM; echo up; "
            + "while :; do sleep 0.01; done",
        Map.of());
    bench.awaitLine("a", "up");

    bench.jobs.stop(new TrainingJobName("a"));
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.STOPPED);
    assertThat(statuses(job))
        .containsExactly(
            SecondaryStatus.PENDING,
            SecondaryStatus.STARTING,
            SecondaryStatus.TRAINING,
            SecondaryStatus.STOPPING,
            SecondaryStatus.STOPPED);
    assertThat(bench.log("a")).containsExactly("up", "bye");
    assertThat(bench.output("a", "model.tar.gz")).exists();
  }

  @Test
  void aProgramThatIgnoresTheWishIsEndedAfterTheGrace() {
    bench.withGrace(Duration.ofMillis(100)).start();
    bench.createCommand("a", "trap '' TERM; echo up; while :; do sleep 0.01; done", Map.of());
    bench.awaitLine("a", "up");

    bench.jobs.stop(new TrainingJobName("a"));
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.secondaryStatus()).isEqualTo(SecondaryStatus.STOPPED);
    assertThat(job.attempt().orElseThrow().exitCode()).contains(137);
  }

  @Test
  void aWaitingJobIsStoppedWithoutEverRunning() {
    bench.withSlots(1).start();
    bench.createCommand("a", "while [ ! -e go ]; do sleep 0.01; done", Map.of());
    bench.await("a", job -> job.secondaryStatus() == SecondaryStatus.TRAINING);
    bench.createCommand("b", "touch " + directory.resolve("ran"), Map.of());

    bench.jobs.stop(new TrainingJobName("b"));
    TrainingJob job = bench.awaitEnd("b");
    go();

    assertThat(statuses(job)).containsExactly(SecondaryStatus.PENDING, SecondaryStatus.STOPPED);
    assertThat(directory.resolve("ran")).doesNotExist();
  }

  @Test
  void aProgramThatRunsTooLongIsStoppedForThat() {
    bench.start();
    var limits = new TrainingLimits(Duration.ofMillis(200), 0);

    bench.jobs.create(
        Bench.spec(
            "a",
            Bench.withLimits(bench.command("while :; do sleep 0.01; done", Map.of()), limits),
            Bench.ADMINISTRATOR));
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.STOPPED);
    assertThat(job.secondaryStatus()).isEqualTo(SecondaryStatus.MAX_RUNTIME_EXCEEDED);
  }

  @Test
  void aFailureSaysExitCodeAndWhatTheLogSaid() {
    bench.start();

    bench.createCommand("a", "echo trying; echo 'no such thing' >&2; exit 3", Map.of());
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
    assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.ALGORITHM);
    assertThat(job.failure().orElseThrow().reason())
        .isEqualTo("AlgorithmError: Exit Code: 3; last lines of the log:\ntrying\nno such thing");
  }

  @Test
  void aFailureFileSaysWhyInstead() {
    bench.start();

    bench.createCommand(
        "a", "echo 'bad data in row 3' > $SAGEMAKER_BASE_DIR/output/failure; exit 1", Map.of());
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.failure().orElseThrow().reason()).isEqualTo("AlgorithmError: bad data in row 3");
  }

  @Test
  void aFailureFileThatIsALinkIsNotFollowed() throws Exception {
    bench.start();
    Files.writeString(directory.resolve("secret"), "secret");

    bench.createCommand(
        "a", "ln -s $(pwd)/secret $SAGEMAKER_BASE_DIR/output/failure; exit 1", Map.of());
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.failure().orElseThrow().reason()).isEqualTo("AlgorithmError: Exit Code: 1");
  }

  @Test
  void aProgramThatVanishesIsRunAgainAsAnotherAttempt() {
    bench.start();

    // The parent of the shell is the wrapper: killed once, it leaves no exit code.
    bench.createCommand(
        "a", "echo start; if [ ! -e was ]; then touch was; kill -9 $PPID; sleep 60; fi", Map.of());
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).as("%s", job).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(job.attempt().orElseThrow().number()).isEqualTo(2);
    assertThat(bench.log("a")).containsExactly("start", "start");
  }

  @Test
  void aProgramThatVanishesTooOftenFailsByTheMachinesFault() {
    bench.start();

    bench.createCommand("a", "echo start; kill -9 $PPID; sleep 60", Map.of());
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
    assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
    assertThat(job.failure().orElseThrow().reason())
        .startsWith("InternalServerError: the training program vanished")
        .endsWith("start\nstart");
  }

  @Test
  void nothingOfAFinishedJobStaysInTheScratchDirectory() {
    bench.start();

    bench.createCommand("a", "exit 0", Map.of());
    bench.awaitEnd("a");

    bench.await("a", job -> !Files.exists(directory.resolve("data/jobs/a")));
  }

  @Test
  void anotherServerTakesUpAJobThatRuns() throws Exception {
    bench.start();
    bench.createCommand(
        "a", "echo start; while [ ! -e go ]; do sleep 0.01; done; echo accuracy=1", Map.of());
    bench.awaitLine("a", "start");

    bench.leave();
    bench.start();
    go();
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(job.attempt().orElseThrow().number()).isEqualTo(1);
    assertThat(bench.log("a")).containsExactly("start", "accuracy=1");
  }

  @Test
  void anotherServerTakesUpAJobThatEndedMeanwhile() throws Exception {
    bench.start();
    bench.createCommand(
        "a", "echo start; while [ ! -e go ]; do sleep 0.01; done; touch gone; exit 5", Map.of());
    bench.awaitLine("a", "start");

    bench.leave();
    go();
    while (!Files.exists(directory.resolve("gone"))) {
      Thread.onSpinWait();
    }
    bench.start();
    TrainingJob job = bench.awaitEnd("a");

    assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
    assertThat(job.attempt().orElseThrow().exitCode()).contains(5);
    assertThat(bench.log("a")).containsExactly("start");
  }
}
