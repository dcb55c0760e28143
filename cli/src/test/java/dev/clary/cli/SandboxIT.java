package dev.clary.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox must let a program do, tried with the JDK that runs this test. */
final class SandboxIT {
  private static final List<String> ALGORITHM_JARS =
      List.of(
          "algorithms", "xgboost4j", "scala", "kryo", "commons-logging", "jackson", "objenesis");

  private Terminal terminal;

  @BeforeEach
  void aMachineWithASandbox(@TempDir Path home) {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
    terminal = new Terminal(home);
  }

  @Test
  void theBuiltInXgboostTrainsInTheSandbox() {
    terminal.write("train/rows.csv", "1,0.1,0\n2,0.9,1\n3,1.8,0\n4,3.1,1\n");
    terminal.write(
        "tuning.yaml",
        request(
            "train:rmse",
            """
                TrainingImage: clary/xgboost:1
                MetricDefinitions: [{Name: 'train:rmse', Regex: 'train-rmse:([0-9.]+)'}]
              StaticHyperParameters: {num_round: '2', nthread: '1'}
              InputDataConfig:
              - ChannelName: train
                ContentType: text/csv
                DataSource: {S3DataSource: {S3DataType: S3Prefix, S3Uri: train/}}
            """));

    Terminal.Result tuned = tune();

    assertThat(tuned.succeeded().out()).contains("Best training job");
  }

  @Test
  void namesAreLookedUpInTheSandbox() {
    terminal.write("code/look.sh", "getent hosts localhost >/dev/null && echo found: 1\n");
    terminal.write(
        "tuning.yaml",
        request(
            "loss",
            """
                TrainingImage: any/image:1
                MetricDefinitions: [{Name: loss, Regex: 'found: ([0-9])'}]
              StaticHyperParameters: {sagemaker_program: look.sh, sagemaker_submit_directory: code}
            """));

    Terminal.Result tuned = tune();

    assertThat(tuned.succeeded().out()).contains("Best training job");
  }

  private Terminal.Result tune() {
    String algorithms =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> ALGORITHM_JARS.stream().anyMatch(entry::contains))
            .collect(joining(File.pathSeparator));
    return terminal.type(
        "--set",
        "sandbox=required",
        "--set",
        "algorithms.classpath=" + algorithms,
        "tune",
        "tuning.yaml");
  }

  private static String request(String metric, String algorithm) {
    return """
        HyperParameterTuningJobName: sandboxed
        HyperParameterTuningJobConfig:
          Strategy: Random
          HyperParameterTuningJobObjective: {Type: Minimize, MetricName: '%s'}
          ResourceLimits: {MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 1}
          ParameterRanges:
            ContinuousParameterRanges: [{Name: eta, MinValue: '0.1', MaxValue: '0.9'}]
        TrainingJobDefinition:
          AlgorithmSpecification:
        """
            .formatted(metric)
        + algorithm;
  }
}
