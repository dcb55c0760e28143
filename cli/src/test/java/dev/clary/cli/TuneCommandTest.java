package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent for what is typed; no server runs, and none is started. */
final class TuneCommandTest {
  private static final String CONFIG = "/HyperParameterTuningJobConfig";
  private static final String DEFINITION = "/TrainingJobDefinition";
  private static final String FILE =
      """
      {"HyperParameterTuningJobName": "digits",
       "HyperParameterTuningJobConfig": {
         "Strategy": "Random",
         "ResourceLimits": {"MaxNumberOfTrainingJobs": 7, "MaxParallelTrainingJobs": 2}},
       "TrainingJobDefinition": {
         "AlgorithmSpecification": {"TrainingImage": "xgboost:1"},
         "InputDataConfig": [{"DataSource": {"S3DataSource": {"S3Uri": "train.csv"}}}]}}
      """;

  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void aNewHome() {
    terminal = new Terminal(home);
  }

  @Test
  void aCommandIsSentWithItsProgramsPlaceAndTheFolder() {
    JsonNode request =
        request("--range", "lr=1e-4..0.1", "--metric", "loss: (.*)", "--minimize", "--", "sh", "x");

    assertThat(request.at(DEFINITION + "/AlgorithmSpecification/TrainingImage").asString())
        .isEqualTo("clary/command");
    assertThat(request.at(DEFINITION + "/StaticHyperParameters/clary_command").asString())
        .matches("\\[\"(/usr)?/bin/sh\",\"x\"]");
    assertThat(request.at(DEFINITION + "/StaticHyperParameters/clary_directory").asString())
        .isEqualTo(terminal.directory().toString());
    assertThat(request.at(DEFINITION + "/OutputDataConfig/S3OutputPath").asString())
        .isEqualTo("file://" + home + "/.clary/output/");
  }

  @Test
  void aCommandIsTunedThirtyTimesOneAfterTheOther() {
    JsonNode request = command("--range", "lr=1e-4..0.1");

    assertThat(limits(request)).isEqualTo("30 1");
    assertThat(request.at(CONFIG + "/Strategy").asString()).isEqualTo("Bayesian");
  }

  @Test
  void fewCombinationsAreEachTunedOnce() {
    JsonNode request = command("--range", "layers=1..3", "--range", "optimizer=adam,sgd");

    assertThat(limits(request)).isEqualTo("6 1");
  }

  @Test
  void everythingBehindTheHyphensBelongsToTheCommand() {
    JsonNode request =
        request(
            "--range",
            "x=1..9",
            "--metric",
            "l: (.*)",
            "--minimize",
            "--",
            "sh",
            "--jobs",
            "--",
            "-h");

    assertThat(request.at(DEFINITION + "/StaticHyperParameters/clary_command").asString())
        .endsWith("sh\",\"--jobs\",\"--\",\"-h\"]");
  }

  @Test
  void aProgramInTheFolderIsFoundByItsPath() throws java.io.IOException {
    Path program = terminal.write("bin/fit", "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        program, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));

    JsonNode request =
        request("--range", "x=1..9", "--metric", "l: (.*)", "--minimize", "--", "bin/fit");

    assertThat(request.at(DEFINITION + "/StaticHyperParameters/clary_command").asString())
        .isEqualTo("[\"%s\"]".formatted(program));
    assertThat(request.at("/HyperParameterTuningJobName").asString()).startsWith("fit-");
  }

  @Test
  void variablesComeFromHereOrFromTheLine() {
    JsonNode request = command("--range", "x=1..9", "--env", "HOME", "--env", "A=b=c");

    assertThat(request.at(DEFINITION + "/Environment"))
        .isEqualTo(
            new JsonMapper().valueToTree(java.util.Map.of("HOME", home.toString(), "A", "b=c")));
  }

  @Test
  void aFileKeepsItsNameAndItsPathsStartFromItsFolder() {
    Path file = terminal.write("examples/tuning.json", FILE);

    JsonNode request = request("examples/tuning.json");

    assertThat(request.at("/HyperParameterTuningJobName").asString()).isEqualTo("digits");
    assertThat(
            request.at(DEFINITION + "/InputDataConfig/0/DataSource/S3DataSource/S3Uri").asString())
        .isEqualTo("file://" + file.resolveSibling("train.csv"));
    assertThat(limits(request)).isEqualTo("7 2");
    assertThat(request.at(DEFINITION + "/ResourceConfig/InstanceCount").asInt()).isEqualTo(1);
  }

  @Test
  void optionsWinOverTheFile() {
    terminal.write("tuning.json", FILE);

    JsonNode request =
        request(
            "tuning.json",
            "--name",
            "mine",
            "--jobs",
            "3",
            "--parallel",
            "1",
            "--seed",
            "5",
            "--strategy",
            "Bayesian");

    assertThat(request.at("/HyperParameterTuningJobName").asString()).isEqualTo("mine");
    assertThat(limits(request)).isEqualTo("3 1");
    assertThat(request.at(CONFIG + "/RandomSeed").asInt()).isEqualTo(5);
    assertThat(request.at(CONFIG + "/Strategy").asString()).isEqualTo("Bayesian");
  }

  @Test
  void aFileWithoutNameIsNamedByItsFolderAndTheTime() {
    terminal.write("bikes/tuning.json", "{}");

    JsonNode request = request("bikes/tuning.json");

    assertThat(request.at("/HyperParameterTuningJobName").asString())
        .matches("bikes-\\d{6}-\\d{6}");
  }

  @Test
  void printingTheRequestLeavesNothingBehind() {
    command("--range", "x=1..9");

    assertThat(Files.exists(terminal.data())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        " | what to tune is missing: give a file, or a command after --",
        "-- sh | --range is missing: say what may vary",
        "--range x=1..9 -- sh | --metric is missing: say what to look for",
        "--range x=1..9 --metric l:(.*) -- sh | exactly one of them must be given, got none",
        "--range x=1..9 --metric l:(.*) --minimize --maximize -- sh | got both",
        "--range x=1 --metric l:(.*) --minimize -- nosuch | there is no such program on the PATH",
        "--range x=1 --metric l:(.*) --minimize -- ./nosuch | no such program that may be executed",
        "--range x=1 --metric l:(.*) --minimize --env NO -- sh | --env NO: there is no such variable",
        "--range x= --metric l:(.*) --minimize -- sh | --range 'x=' is not NAME=LOW..HIGH",
        "a.json b.json | 'b.json': only one file can be given",
        "a.json --minimize | 'a.json': a file describes all of the tuning",
        "none.json | none.json: no such file",
      })
  void whatIsWrongIsSaidInOneSentence(String typed, String message) {
    var words = new ArrayList<>(List.of("tune"));
    if (typed != null) {
      words.addAll(List.of(typed.strip().split(" +")));
    }

    Terminal.Result result = terminal.type(words.toArray(String[]::new));

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.err()).startsWith("clary: ").contains(message).hasLineCount(1);
    assertThat(Files.exists(terminal.data())).isFalse();
  }

  private static String limits(JsonNode request) {
    JsonNode limits = request.at(CONFIG + "/ResourceLimits");
    return limits.path("MaxNumberOfTrainingJobs").asInt()
        + " "
        + limits.path("MaxParallelTrainingJobs").asInt();
  }

  private JsonNode command(String... options) {
    var words = new ArrayList<>(List.of(options));
    words.addAll(List.of("--metric", "loss: (.*)", "--minimize", "--", "sh", "train.sh"));
    return request(words.toArray(String[]::new));
  }

  private JsonNode request(String... words) {
    var all = new ArrayList<>(List.of("tune", "--print-request"));
    all.addAll(List.of(words));
    return new JsonMapper().readTree(terminal.type(all.toArray(String[]::new)).succeeded().out());
  }
}
