package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class FullDiskIT {
  /** Prints until it may go, and says in a file when it begins. */
  private static final String TALKATIVE =
      """
      echo $$ >>%1$s/begun
      until [ -e %1$s/go ]; do
        echo accuracy=0.1
        sleep 0.02
      done
      echo accuracy=0.5
      """;

  @TempDir private Path directory;
  private volatile Optional<String> trouble = Optional.empty();
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(directory, SandboxUse.OFF);
    bench.withRoom(new Room(directory, 0, () -> trouble)).start();
  }

  @AfterEach
  void close() {
    bench.store.setFull(false);
    bench.close();
  }

  private void becomesFull() {
    trouble = Optional.of("the disk is full");
    bench.store.setFull(true);
  }

  @Test
  void aJobWaitsUntilThereIsRoom() {
    trouble = Optional.of("the disk is full: 3 MB are free, 32 MB are needed");

    bench.createCommand("a", "echo accuracy=0.5", Map.of());
    TrainingJob waiting = bench.await("a", job -> job.message().startsWith("Waiting for room"));
    trouble = Optional.empty();
    TrainingJob ended = bench.awaitEnd("a");

    assertThat(waiting.message()).contains("3 MB are free");
    assertThat(waiting.attempt()).isEmpty();
    assertThat(ended.status()).isEqualTo(TrainingStatus.COMPLETED);
  }

  @Test
  void aProgramWhoseLogFindsNoRoomIsEndedAndBegunAnewWithoutCostingAnAttempt() throws Exception {
    bench.createCommand("a", TALKATIVE.formatted(directory), Map.of());
    bench.awaitLine("a", "accuracy=0.1");
    long first = begun(0);

    becomesFull();
    awaitEnd(first);
    bench.store.setFull(false);
    TrainingJob waiting = bench.await("a", job -> job.message().startsWith("Waiting for room"));
    Files.createFile(directory.resolve("go"));
    trouble = Optional.empty();
    TrainingJob ended = bench.awaitEnd("a");

    assertThat(waiting.status()).isEqualTo(TrainingStatus.IN_PROGRESS);
    assertThat(ended.status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(ended.attempt().orElseThrow().number()).isEqualTo(1);
    assertThat(ended.latest("accuracy").orElseThrow().value()).isEqualTo(0.5);
    assertThat(Files.readAllLines(directory.resolve("begun"))).hasSize(2);
    assertThat(bench.log("a"))
        .endsWith(
            "clary: the disk is full: the program was ended and will be started again",
            "accuracy=0.5");
  }

  @Test
  void aProgramThatEndedMeanwhileIsNotRunAgain() throws Exception {
    bench.createCommand("a", TALKATIVE.formatted(directory) + "exec >&-; sleep 0.2", Map.of());
    bench.awaitLine("a", "accuracy=0.1");
    bench.leave();
    Files.createFile(directory.resolve("go"));
    awaitEnd(begun(0));

    becomesFull();
    bench.start();
    bench.await("a", job -> job.status() == TrainingStatus.IN_PROGRESS);
    bench.store.setFull(false);
    trouble = Optional.empty();
    TrainingJob ended = bench.awaitEnd("a");

    assertThat(ended.status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(ended.latest("accuracy").orElseThrow().value()).isEqualTo(0.5);
    assertThat(Files.readAllLines(directory.resolve("begun"))).hasSize(1);
  }

  @Test
  void aServerThatEndsBeforeItCouldStoreThatTellsTheNextOne() throws Exception {
    bench.createCommand("a", TALKATIVE.formatted(directory), Map.of());
    bench.awaitLine("a", "accuracy=0.1");

    becomesFull();
    awaitEnd(begun(0));
    bench.leave();
    bench.store.setFull(false);
    trouble = Optional.empty();
    Files.createFile(directory.resolve("go"));
    bench.start();
    TrainingJob ended = bench.awaitEnd("a");

    assertThat(ended.status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(ended.attempt().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aJobThatIsToStopDoesNotWaitForRoom() throws Exception {
    bench.createCommand("a", TALKATIVE.formatted(directory), Map.of());
    bench.awaitLine("a", "accuracy=0.1");

    becomesFull();
    awaitEnd(begun(0));
    bench.jobs.stopIfRunning(bench.get("a").name());
    bench.store.setFull(false);

    assertThat(bench.awaitEnd("a").status()).isEqualTo(TrainingStatus.STOPPED);
  }

  private long begun(int index) throws IOException {
    return Long.parseLong(Files.readAllLines(directory.resolve("begun")).get(index));
  }

  private static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
