package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.files.FileObjectStore;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.Channel;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.Interpreters;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuntimesTest {
  private static final Map<String, String> SCRIPT = Map.of("sagemaker_program", "train.py");

  @TempDir Path directory;

  private Runtimes runtimes(Map<String, String> images, boolean sandbox) {
    var machine =
        new RuntimeSettings.Machine(Path.of("/usr/lib/jvm/x"), "/usr/bin", "/home", 4, sandbox);
    Interpreters python =
        command -> new Interpreters.Interpreter(Path.of("/usr/bin/python3"), List.of(), List.of());
    var packages =
        new RuntimeSettings.Packages(
            Map.of(), false, List.of(), directory.resolve("f"), directory.resolve("r"));
    return new Runtimes(
        new RuntimeSettings(images, "python3", List.of(Path.of("/a.jar")), machine, packages),
        python,
        new NoEngine(),
        new FileObjectStore(directory.resolve("data"), List.of(directory)),
        InstantSource.system());
  }

  private TrainingDefinition definition(
      String image, List<String> entrypoint, Map<String, String> hyperparameters) {
    return new TrainingDefinition(
        new Algorithm(image, entrypoint, List.of(), List.of()),
        hyperparameters,
        Map.of(),
        List.of(),
        new OutputLocation("file://" + directory.resolve("data/output"), true),
        new TrainingLimits(Duration.ofHours(1), 0),
        "local",
        false);
  }

  private TrainingDefinition command() throws IOException {
    Path executable = Files.createTempFile(directory, "run", "");
    assertThat(executable.toFile().setExecutable(true)).isTrue();
    return definition(
        "clary/command",
        List.of(),
        Map.of("clary_command", "[\"" + executable + "\"]", "clary_directory", "" + directory));
  }

  @ParameterizedTest
  @CsvSource({
    "clary/command, false, false, CommandRuntime",
    "clary/command:1, true, true, CommandRuntime",
    "example/own, true, false, ExecutableRuntime",
    "xgboost:1, true, true, ExecutableRuntime",
    "1.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1, false, false, XgboostRuntime",
    "xgboost, false, true, ScriptRuntime",
    "pytorch-training:2.1, false, true, ScriptRuntime",
    "sagemaker-tensorflow-scriptmode:1.11, false, true, ScriptRuntime",
  })
  void theFirstRuleThatMatchesChooses(
      String image, boolean entrypoint, boolean script, String runtime) {
    TrainingDefinition definition =
        definition(
            image, entrypoint ? List.of("/bin/true") : List.of(), script ? SCRIPT : Map.of());

    assertThat(runtimes(Map.of(), true).choose(definition).getClass().getSimpleName())
        .isEqualTo(runtime);
  }

  @ParameterizedTest
  @CsvSource({
    "registry/mxnet-training:1.9, true, mxnet is retired",
    "sagemaker-chainer, true, chainer is retired",
    "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1, true, linear-learner is not served",
    "382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1, false, only XGBoost is",
    "example/other:1, false, setting 'runtimes.images'",
  })
  void anImageThatNothingServesIsRefusedByName(String image, boolean script, String reason) {
    assertThatThrownBy(
            () ->
                runtimes(Map.of(), true)
                    .choose(definition(image, List.of(), script ? SCRIPT : Map.of())))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + image + "'")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "tensorflow-training:2.14-cpu-py310, tensorflow",
    "sagemaker-tensorflow-scriptmode:1.11-cpu-py3, tensorflow",
    "sagemaker-tensorflow:1.11-gpu-py2, legacy-tensorflow",
    "sagemaker-tensorflow@sha256:0a1b, legacy-tensorflow",
    "sagemaker-scikit-learn:1.2-1-cpu-py3, scikit-learn",
    "sagemaker-xgboost:1.7-1, xgboost-script",
    "pytorch-training:2.3-cpu-py311, pytorch",
    "team-kmeans:1, script",
    "own:1, script",
  })
  void theNameOfAnImageTellsItsFramework(String image, String runtime) {
    TrainingDefinition definition =
        definition("1.dkr.ecr.eu-west-1.amazonaws.com/" + image, List.of(), SCRIPT);

    assertThat(new ImageRules(Map.of()).choose(definition)).isEqualTo(runtime);
    assertThat(Runtimes.NAMES).contains(runtime);
  }

  @Test
  void pyTorchIsRefusedUntilASettingAllowsIt() throws IOException {
    Files.writeString(directory.resolve("train.py"), "");

    assertRefused(
        definition(
            "pytorch-training:2.3",
            List.of(),
            Map.of(
                "sagemaker_program",
                "train.py",
                "sagemaker_submit_directory",
                "file://" + directory)),
        "'pytorch-training:2.3'",
        "'runtimes.pytorch.python'",
        "'runtimes.pytorch.install'");
  }

  @ParameterizedTest
  @CsvSource({
    "sagemaker_s3_uri_training, s3://b/x, channels below others",
    "checkpoint_path, s3://b/x, s3://b/x",
    "checkpoint_path, file:///elsewhere, file:///elsewhere",
  })
  void whatTheContractOf2018IsNotServedWithIsRefused(String name, String value, String reason)
      throws IOException {
    Files.writeString(directory.resolve("model.py"), "");

    assertRefused(
        definition(
            "sagemaker-tensorflow:1.11",
            List.of(),
            Map.of(
                "sagemaker_program",
                "model.py",
                "sagemaker_submit_directory",
                "file://" + directory,
                name,
                value)),
        reason);
  }

  @Test
  void theSettingsRulesComeFirst() {
    Runtimes runtimes = runtimes(Map.of("*/team.*:*", "xgboost"), true);

    assertThat(runtimes.choose(definition("r/team.own:1", List.of(), SCRIPT)))
        .isInstanceOf(XgboostRuntime.class);
    assertThat(runtimes.choose(definition("r/teamXown:1", List.of(), SCRIPT)))
        .isInstanceOf(ScriptRuntime.class);
    assertThatThrownBy(() -> runtimes(Map.of("a", "nothing"), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'nothing'");
  }

  @Test
  void plainCommandsAreForAdministratorsWhateverTheImageIsCalled() throws IOException {
    Runtimes runtimes = runtimes(Map.of("innocent", "command"), true);
    Map<String, String> hyperparameters = command().hyperparameters();

    for (String image : List.of("clary/command", "innocent")) {
      TrainingDefinition definition = definition(image, List.of(), hyperparameters);
      assertThatThrownBy(() -> runtimes.check(definition, Bench.STRANGER))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("administrator");
      assertThatCode(() -> runtimes.check(definition, Bench.ADMINISTRATOR))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void withoutSandboxOnlyAdministratorsRunAnything() {
    TrainingDefinition definition = definition("example/own", List.of("/bin/true"), Map.of());

    assertThatCode(() -> runtimes(Map.of(), true).check(definition, Bench.STRANGER))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> runtimes(Map.of(), false).check(definition, Bench.STRANGER))
        .hasMessageContaining("no sandbox");
    assertThatCode(() -> runtimes(Map.of(), false).check(definition, Bench.ADMINISTRATOR))
        .doesNotThrowAnyException();
  }

  private void assertRefused(TrainingDefinition definition, String... parts) {
    assertThatThrownBy(() -> runtimes(Map.of(), true).check(definition, Bench.ADMINISTRATOR))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void isolationThatCannotBeGivenIsRefused() throws IOException {
    TrainingDefinition open = command();

    assertRefused(
        new TrainingDefinition(
            open.algorithm(),
            open.hyperparameters(),
            Map.of(),
            List.of(),
            open.output(),
            open.limits(),
            "local",
            true),
        "EnableNetworkIsolation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train.py | JSON array",
        "[] | JSON array",
        "[1] | JSON array",
        "[\"relative\"] | absolute path",
        "[\"/no/such/file\"] | absolute path",
      })
  void aCommandThatCannotRunIsRefused(String command, String rule) {
    assertRefused(
        definition(
            "clary/command",
            List.of(),
            Map.of("clary_command", command, "clary_directory", directory.toString())),
        "'clary_command'",
        rule);
  }

  @Test
  void aCommandNeedsADirectory() throws IOException {
    String command = command().hyperparameters().getOrDefault("clary_command", "");

    for (String place : List.of("relative", directory.resolve("none").toString())) {
      assertRefused(
          definition(
              "clary/command",
              List.of(),
              Map.of("clary_command", command, "clary_directory", place)),
          "'clary_directory'",
          place);
    }
  }

  @ParameterizedTest
  @CsvSource({"loss, no group", "(, Regex", "(?<=a+)(b, Regex"})
  void anExpressionThatMeansNothingIsRefused(String regex, String reason) {
    TrainingDefinition plain = definition("example/own", List.of("/bin/true"), Map.of());
    var algorithm =
        new Algorithm(
            "example/own",
            List.of("/bin/true"),
            List.of(),
            List.of(new MetricDefinition("loss", regex)));

    assertRefused(
        new TrainingDefinition(
            algorithm,
            Map.of(),
            Map.of(),
            List.of(),
            plain.output(),
            plain.limits(),
            "local",
            false),
        "'loss'",
        "'" + regex + "'",
        reason);
  }

  @Test
  void argumentsWithoutEntryPointAreRefused() {
    TrainingDefinition plain = definition("xgboost", List.of(), Map.of());

    assertRefused(
        new TrainingDefinition(
            new Algorithm("xgboost", List.of(), List.of("--x"), List.of()),
            Map.of(),
            Map.of(),
            List.of(),
            plain.output(),
            plain.limits(),
            "local",
            false),
        "ContainerArguments");
  }

  @ParameterizedTest
  @CsvSource({"train, none, nothing there", ".., data, ChannelName", "train, ../etc, '..'"})
  void aChannelWithoutDataIsRefused(String name, String place, String reason) {
    TrainingDefinition plain = definition("xgboost", List.of(), Map.of());
    var channel =
        new Channel(
            name, "file://" + directory + "/" + place, Optional.empty(), InputMode.FILE, false);

    assertRefused(Bench.withChannels(plain, List.of(channel)), reason);
  }

  @Test
  void aScriptMustBeThereAndInsideItsDirectory() throws IOException {
    Files.writeString(directory.resolve("train.py"), "");
    String here = "file://" + directory;

    for (String program : List.of("other.py", "../train.py", "/bin/sh", "")) {
      assertRefused(
          definition(
              "any/image",
              List.of(),
              Map.of("sagemaker_program", program, "sagemaker_submit_directory", here)),
          program);
    }
    assertRefused(definition("any/image", List.of(), SCRIPT), "sagemaker_submit_directory");
    runtimes(Map.of(), true)
        .check(
            definition(
                "any/image",
                List.of(),
                Map.of("sagemaker_program", "train.py", "sagemaker_submit_directory", here)),
            new Owner("AKIDADMIN", true));
  }
}
