package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands against a real server and real programs. */
final class TuneIT {
  /** Its loss is its argument --size; it notes that it begins and ends. */
  private static final String SCRIPT =
      """
      while [ $# -gt 0 ]; do
        [ "$1" = --size ] && x=$2
        shift
      done
      echo "begin $x" >>trace
      echo "loss: $x"
      sleep 0.2
      echo "end $x" >>trace
      """;

  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void aScriptInANewHome() {
    terminal = new Terminal(home);
    terminal.write("train.sh", SCRIPT);
  }

  @Test
  void aCommandIsTunedToItsBestAndStaysToBeLookedAt() {
    Terminal.Result tuned = tune("--name", "first", "--jobs", "4").succeeded();

    assertThat(tuned.lines())
        .contains("  size  Integer  1 to 9", "  loss  metric   loss: ([0-9.]+)")
        .contains("first: 4 training jobs, 2 at a time, Random, minimizing loss")
        .anyMatch(line -> line.startsWith("4/4  first-"))
        .anyMatch(line -> line.startsWith("first completed after "))
        .anyMatch(line -> line.startsWith("Best training job  first-"));
    assertThat(terminal.type("jobs").succeeded().out()).contains("first", "Completed", "4/4");
    assertThat(terminal.type("show", "first").succeeded().lines())
        .contains("Training jobs  4 of 4 done");
    assertThat(terminal.type("logs", "first").succeeded().out()).matches("loss: [1-9]\n");
  }

  @Test
  void theResultIsJsonForPrograms() {
    Terminal.Result tuned = tune("--name", "first", "--jobs", "3", "--json").succeeded();

    JsonNode result = new JsonMapper().readTree(tuned.out());
    assertThat(result.path("status").asString()).isEqualTo("Completed");
    assertThat(result.path("trainingJobs").path("Completed").asInt()).isEqualTo(3);
    assertThat(result.path("best").path("hyperparameters").path("size").asInt())
        .isEqualTo((int) result.path("best").path("value").asDouble());
    assertThat(tuned.err()).contains("3/3  first-");
  }

  @Test
  void aTakenNameIsRefusedWithTheWayOut() {
    tune("--name", "first", "--jobs", "1").succeeded();

    Terminal.Result again = tune("--name", "first", "--jobs", "1");

    assertThat(again.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(again.err())
        .isEqualTo(
            "clary: --name 'first' belongs to a tuning job that is completed;"
                + " choose another name\n");
  }

  @Test
  void aFileThatHasEndedIsTunedAgainUnderTheNextName() {
    terminal.write(
        "tuning.yaml",
        """
        HyperParameterTuningJobName: second
        HyperParameterTuningJobConfig:
          Strategy: Random
          HyperParameterTuningJobObjective: {Type: Minimize, MetricName: loss}
          ResourceLimits: {MaxNumberOfTrainingJobs: 1}
          ParameterRanges:
            IntegerParameterRanges: [{Name: size, MinValue: 1, MaxValue: 9}]
        TrainingJobDefinition:
          AlgorithmSpecification:
            TrainingImage: clary/command
            MetricDefinitions: [{Name: loss, Regex: 'loss: ([0-9.]+)'}]
          StaticHyperParameters:
            clary_command: '["/bin/sh", "train.sh"]'
            clary_directory: %s
        """
            .formatted(terminal.directory()));

    terminal.type("tune", "tuning.yaml").succeeded();
    terminal.type("tune", "tuning.yaml").succeeded();

    assertThat(terminal.type("jobs").out()).contains("second ", "second-2 ");
  }

  @Test
  void aScriptThatCrashesAtOnceTellsItsReason() {
    terminal.write("train.sh", "echo no module named torch >&2; exit 3");

    Terminal.Result tuned = tune("--name", "first", "--jobs", "6");

    assertThat(tuned.code()).isEqualTo(Main.FAILED);
    assertThat(tuned.out()).contains("failed in ", "no module named torch", "first failed after");
  }

  @Test
  void aScriptWithoutTheMetricIsShownWithItsLastLines() {
    terminal.write("train.sh", "echo epoch 1; echo accuracy = 0.9");

    Terminal.Result tuned = tune("--name", "first", "--jobs", "1");

    assertThat(tuned.lines())
        .anyMatch(line -> line.endsWith("so far; the last lines:"))
        .contains("  | accuracy = 0.9");
  }

  @Test
  void whatIsWrongLeavesNothingBehind() {
    Terminal.Result wrong = tune("--range", "y=3..1", "--name", "first");

    assertThat(wrong.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(wrong.err()).startsWith("clary: range 'y': ").hasLineCount(1);
    assertThat(terminal.type("jobs").out()).startsWith("no tuning jobs in ");
  }

  @Test
  void aKilledCommandGoesOnWhenItIsTypedAgain() throws InterruptedException {
    Path output = home.resolve("output");
    Process first = terminal.start(output, words("--jobs", "8"));
    Terminal.until(
        "two training jobs have ended",
        () -> trace().stream().filter(line -> line.startsWith("end")).count() >= 2);
    first.destroyForcibly();
    Terminal.end(first);

    Terminal.Result second = tune("--jobs", "8").succeeded();

    assertThat(second.out()).contains("goes on: ", "completed after");
    assertThat(trace()).hasSize(16);
    assertThat(trace().stream().filter(line -> line.startsWith("begin")).distinct()).hasSize(8);
  }

  @Test
  void aSecondServerRefusesAndATuneBecomesItsClient() throws InterruptedException {
    Process server = terminal.start(home.resolve("output"), "serve", "--set", "http.port=0");
    try {
      Terminal.until("it serves", () -> Files.exists(terminal.data().resolve("server.json")));

      Terminal.Result serve = terminal.type("serve", "--set", "http.port=0");
      Terminal.Result tuned = tune("--name", "first", "--jobs", "2").succeeded();

      assertThat(serve.code()).isEqualTo(Main.FAILED);
      assertThat(serve.err()).contains("is in use by another Clary server at http://127.0.0.1:");
      assertThat(tuned.out()).contains("on the server at http://127.0.0.1:");
    } finally {
      server.destroy();
      Terminal.end(server);
    }
  }

  private Terminal.Result tune(String... options) {
    return terminal.type(words(options));
  }

  private static String[] words(String... options) {
    var words = new java.util.ArrayList<String>(List.of("tune", "--range", "size=1..9"));
    words.addAll(List.of("--metric", "loss: ([0-9.]+)", "--minimize", "--strategy", "Random"));
    words.addAll(List.of("--seed", "7", "--parallel", "2"));
    words.addAll(List.of(options));
    words.addAll(List.of("--", "sh", "train.sh"));
    return words.toArray(String[]::new);
  }

  private List<String> trace() {
    return terminal.read("trace");
  }
}
