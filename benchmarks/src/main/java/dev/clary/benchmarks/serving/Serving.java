package dev.clary.benchmarks.serving;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long a server takes from the start of its process to the first call of SageMaker's
 * that it answers, and how many descriptions of a tuning job it gives in a second to eight
 * connections, every call signed. The client runs beside it, on the same cores.
 *
 * <p>The one argument is the launcher, {@code ./clary}, which has built what it starts.
 */
public final class Serving {
  private static final int STARTS = 10;
  private static final String JOB = "served";
  private static final Target LIST = new Target(Service.SAGEMAKER, "ListTrainingJobs");
  private static final Target CREATE =
      new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob");
  private static final Target DESCRIBE =
      new Target(Service.SAGEMAKER, "DescribeHyperParameterTuningJob");
  private static final Map<String, String> NAMED = Map.of("HyperParameterTuningJobName", JOB);
  private static final Load LOAD = new Load(8, Duration.ofSeconds(15), Duration.ofSeconds(30));

  private Serving() {}

  /** Four training jobs of a program that prints its metric. */
  private static String request(Path data) {
    return """
      {"HyperParameterTuningJobName": "%s",
       "HyperParameterTuningJobConfig": {
         "Strategy": "Random",
         "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "loss"},
         "ResourceLimits": {"MaxNumberOfTrainingJobs": 4, "MaxParallelTrainingJobs": 2},
         "ParameterRanges": {"ContinuousParameterRanges": [
           {"Name": "lr", "MinValue": "0.0001", "MaxValue": "0.1"}]}},
       "TrainingJobDefinition": {
         "StaticHyperParameters": {
           "clary_command": "[\\"/bin/echo\\", \\"loss=0.5\\"]", "clary_directory": "/tmp"},
         "AlgorithmSpecification": {
           "TrainingImage": "clary/command", "TrainingInputMode": "File",
           "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}]},
         "RoleArn": "arn:aws:iam::000000000000:role/Demo",
         "OutputDataConfig": {"S3OutputPath": "file://%s/output"},
         "ResourceConfig": {
           "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
         "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}}
      """
        .formatted(JOB, data);
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    Path scratch = Files.createTempDirectory("serving");
    start(launcher, scratch.resolve("warm-up"));
    var first = new ArrayList<Double>();
    var again = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      Path data = scratch.resolve("data-" + i);
      first.add(start(launcher, data));
      again.add(start(launcher, data));
    }
    print("first start to first answer", first);
    print("later start to first answer", again);
    try (ServedProcess server = ServedProcess.start(launcher, scratch.resolve("load"))) {
      ServedProcess.Clients clients = server.ready();
      createAndAwait(clients.next(), scratch.resolve("load"));
      Load.Result result = LOAD.run(clients, client -> client.call(DESCRIBE, NAMED));
      System.out.printf(
          Locale.ROOT,
          "%d connections: %.0f DescribeHyperParameterTuningJob/s, median %.1f ms, p99 %.1f ms%n",
          LOAD.connections(),
          result.perSecond(),
          result.percentile(0.5),
          result.percentile(0.99));
    }
  }

  /** Milliseconds until the first call is answered. */
  private static double start(Path launcher, Path data) throws IOException {
    long begin = System.nanoTime();
    try (ServedProcess server = ServedProcess.start(launcher, data)) {
      server.ready().next().call(LIST, Map.of());
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private static void createAndAwait(ClaryClient client, Path data) throws InterruptedException {
    JsonNode request = JsonMapper.shared().readTree(request(data));
    client.call(CREATE, request);
    var nothing = new LinkedBlockingQueue<Object>();
    while (!status(client).equals("Completed")) {
      nothing.poll(100, TimeUnit.MILLISECONDS);
    }
  }

  private static String status(ClaryClient client) {
    String status = client.call(DESCRIBE, NAMED).path("HyperParameterTuningJobStatus").asString("");
    if (status.equals("Failed") || status.equals("Stopped")) {
      throw new IllegalStateException("the tuning job is " + status);
    }
    return status;
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s: median %.0f ms, most %.0f ms (n = %d)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1),
        sorted.size());
  }
}
