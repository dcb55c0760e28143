package dev.clary.cli.kill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.store.SqlStore;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One tuning job of short trainings, run by the real command in a process that can be killed. Each
 * training notes its start and its end in a file that Clary knows nothing of.
 */
final class KilledTuning {
  static final int TRAININGS = 20;
  private static final String NAME = "killed";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final Path marks;

  KilledTuning(Path folder) throws IOException {
    this.folder = folder;
    this.marks = folder.resolve("marks");
    Files.writeString(
        folder.resolve("train.sh"),
        """
        echo "$TRAINING_JOB_NAME start" >>"$1"
        awk -v x="$3" 'BEGIN { print "loss: " (x - 0.3) ^ 2 }'
        echo model >"$SM_MODEL_DIR/model"
        echo "$TRAINING_JOB_NAME end" >>"$1"
        """);
    Files.createFile(marks);
  }

  /** What a training job was given and what it gave, as it is stored. */
  record Result(String name, Map<String, String> tuned, List<Double> losses) {}

  /** Types the command. */
  Process type() throws IOException {
    List<String> tune =
        List.of(
            ("--data " + data() + " tune --name " + NAME + " --range x=0.0..1.0 --minimize --jobs ")
                .concat(TRAININGS + " --parallel 1 --seed 7 --metric")
                .split(" "));
    return java(
        "dev.clary.cli.Main",
        Stream.concat(
            tune.stream(),
            Stream.of("loss: ([-0-9.e]+)", "--", "sh", "train.sh", marks.toString())));
  }

  /**
   * Starts a server that dies when it reaches a place for the n-th time, and waits until it is up.
   */
  Process startServerThatHalts(Crashpoint.Place place, int times)
      throws IOException, InterruptedException {
    Process server =
        java(
            HaltingServer.class.getName(),
            Stream.of(data().toString(), folder.toString(), place.name(), "" + times));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(data().resolve("server.json"))) {
      assertThat(System.nanoTime())
          .as("up in time; it printed\n%s", printed())
          .isLessThan(deadline);
      assertThat(server.waitFor(50, TimeUnit.MILLISECONDS))
          .as("has ended: %s", printed())
          .isFalse();
    }
    return server;
  }

  private Process java(String main, Stream<String> arguments) throws IOException {
    var command =
        Stream.concat(
            Stream.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main),
            arguments);
    return new ProcessBuilder(command.toList())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("typed.log").toFile()))
        .start();
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Types the command and waits until it ends by itself, well. */
  void finish() throws IOException, InterruptedException {
    Process command = type();
    boolean ended = command.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    command.destroyForcibly();
    assertThat(ended).as("ended in time; it printed\n%s", printed()).isTrue();
    assertThat(command.exitValue()).as("exit code; it printed\n%s", printed()).isZero();
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("typed.log"));
  }

  /** Whether the tuning job is stored as completed. */
  boolean isCompleted() {
    try (SqlStore store = SqlStore.open(data().resolve("clary.db"))) {
      return store
          .tuningJobs()
          .find(new TuningJobName(NAME))
          .filter(job -> job.status() == TuningStatus.COMPLETED)
          .isPresent();
    }
  }

  /** What is stored, in the order of the suggestions. */
  List<Result> results() {
    try (SqlStore store = SqlStore.open(data().resolve("clary.db"))) {
      return store.trainingJobs().list(TrainingJobQuery.of(NAME)).stream()
          .filter(job -> job.status() == TrainingStatus.COMPLETED)
          .map(
              job ->
                  new Result(
                      job.name().value(),
                      job.spec().origin().orElseThrow().tuned(),
                      job.latestMetrics().stream().map(MetricPoint::value).toList()))
          .toList();
    }
  }

  /** Every training reached its end, once, and none of its processes is left. */
  void assertEachTrainingRanOnce() throws IOException {
    List<String> lines = Files.readAllLines(marks);
    Map<String, Long> times = lines.stream().collect(groupingBy(line -> line, counting()));
    assertThat(times).as("starts and ends").hasSize(2 * TRAININGS);
    assertThat(times.values()).as("times that each was seen: %s", times).containsOnly(1L);
    assertThat(processes()).as("processes left over").isEmpty();
  }

  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }
}
