package dev.clary.server.operation;

import static dev.clary.server.JobsServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.training.Failure;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.Transition;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Training jobs over HTTP. */
class TrainingJobsIT {
  private static final String JOB = "One-Training";

  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    client = server.client(JobsServer.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNewJobWaitsForItsSlot() {
    JsonNode created = call("CreateTrainingJob", Requests.trainingJob(JOB));

    JsonNode job = describe(JOB);

    String arn = "arn:aws:sagemaker:us-east-1:123456789012:training-job/one-training";
    assertThat(created.get("TrainingJobArn").stringValue()).isEqualTo(arn);
    assertThat(job.get("TrainingJobArn").stringValue()).isEqualTo(arn);
    assertThat(job.get("TrainingJobStatus").stringValue()).isEqualTo("InProgress");
    assertThat(job.get("SecondaryStatus").stringValue()).isEqualTo("Pending");
    assertThat(job.at("/ModelArtifacts/S3ModelArtifacts").stringValue())
        .isEqualTo("s3://bucket/out/One-Training/output/model.tar.gz");
    assertThat(job.at("/OutputDataConfig/KmsKeyId").stringValue()).isEmpty();
    assertThat(job.at("/InputDataConfig/0/RecordWrapperType").stringValue()).isEqualTo("None");
    assertThat(job.get("EnableNetworkIsolation").booleanValue()).isFalse();
    assertThat(job.get("HyperParameters").toString())
        .isEqualTo("{\"epochs\":\"5\",\"lr\":\"0.1\"}");
    assertThat(
            List.of(
                job.has("TrainingStartTime"),
                job.has("TrainingEndTime"),
                job.has("TuningJobArn"),
                job.has("FinalMetricDataList"),
                job.has("FailureReason")))
        .containsOnly(false);
  }

  @Test
  void membersThatChangeNothingAreShownAsTheyWereSent() {
    ObjectNode request = Requests.trainingJob(JOB);
    JsonNode kept =
        Requests.json(
            """
            {"VpcConfig": {"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"]},
             "ExperimentConfig": {"ExperimentName": "e", "RunName": "r"},
             "DebugHookConfig": {"S3OutputPath": "s3://bucket/debug"},
             "ProfilerConfig": {"DisableProfiler": true},
             "EnableManagedSpotTraining": true,
             "Environment": {"LANG": "C"},
             "RetryStrategy": {"MaximumRetryAttempts": 3}}
            """);
    kept.properties().forEach(member -> request.set(member.getKey(), member.getValue()));

    call("CreateTrainingJob", request);

    JsonNode job = describe(JOB);
    assertThat(kept.properties())
        .allSatisfy(member -> assertThat(job.get(member.getKey())).isEqualTo(member.getValue()));
  }

  @Test
  void aRunningJobShowsItsLatestMetricsAsWidenedFloats() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));
    Instant at = Instant.parse("2030-01-01T00:00:07.750Z");
    var point = new MetricPoint("validation:rmse", 2.91488, at, 0);
    server
        .trainingJobs()
        .append(
            new TrainingJobName(JOB),
            new OutputChunk(
                1, 20, List.of(new LogLine(0, at, "x")), List.of(point), List.of(point)));

    JsonNode job = describe(JOB);

    assertThat(job.get("FinalMetricDataList").toString())
        .isEqualTo(
            "[{\"MetricName\":\"validation:rmse\",\"Value\":2.9148800373077393,"
                + "\"Timestamp\":1893456007}]");
  }

  @Test
  void aFinishedJobTellsWhenItRanAndForHowLongRoundedUp() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));
    finish(JOB, TrainingStatus.COMPLETED, SecondaryStatus.COMPLETED, Optional.empty());

    JsonNode job = describe(JOB);

    assertThat(job.get("TrainingStartTime").decimalValue()).isEqualByComparingTo("1893456002");
    assertThat(job.get("TrainingEndTime").decimalValue()).isEqualByComparingTo("1893456012.5");
    assertThat(job.get("LastModifiedTime")).isEqualTo(job.get("TrainingEndTime"));
    assertThat(job.get("TrainingTimeInSeconds").intValue()).isEqualTo(11);
    assertThat(job.get("BillableTimeInSeconds").intValue()).isEqualTo(11);
    assertThat(texts(job.get("SecondaryStatusTransitions"), "Status"))
        .containsExactly("Starting", "Training", "Completed");
  }

  @Test
  void aFailedJobTellsWhy() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));
    var failure = new Failure(FailureKind.ALGORITHM, "AlgorithmError: Exit Code: 1");
    finish(JOB, TrainingStatus.FAILED, SecondaryStatus.FAILED, Optional.of(failure));

    assertThat(describe(JOB).get("FailureReason").stringValue())
        .isEqualTo("AlgorithmError: Exit Code: 1");
  }

  @Test
  void anUnknownJobIsAValidationExceptionAsOnAws() {
    for (String operation : List.of("DescribeTrainingJob", "StopTrainingJob")) {
      ServiceException error = error(() -> call(operation, Map.of("TrainingJobName", "nobody")));

      assertThat(error.code()).isEqualTo("ValidationException");
      assertThat(error).hasMessage("Requested resource not found.");
    }
  }

  @Test
  void aNameThatIsTakenIsRefusedWithItsArn() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));

    ServiceException error = error(() -> call("CreateTrainingJob", Requests.trainingJob(JOB)));

    assertThat(error.code()).isEqualTo("ResourceInUse");
    assertThat(error)
        .hasMessage(
            "Training job names must be unique within an AWS account and region, and a training job"
                + " with this name already exists"
                + " (arn:aws:sagemaker:us-east-1:123456789012:training-job/one-training)");
  }

  @Test
  void stoppingShowsAtOnce() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));

    call("StopTrainingJob", Map.of("TrainingJobName", JOB));

    assertThat(describe(JOB).get("TrainingJobStatus").stringValue()).isEqualTo("Stopping");
    assertThat(describe(JOB).get("SecondaryStatus").stringValue()).isEqualTo("Stopping");
  }

  @Test
  void aJobThatHasEndedCannotBeStopped() {
    call("CreateTrainingJob", Requests.trainingJob(JOB));
    finish(JOB, TrainingStatus.STOPPED, SecondaryStatus.STOPPED, Optional.empty());

    ServiceException error = error(() -> call("StopTrainingJob", Map.of("TrainingJobName", JOB)));

    assertThat(error)
        .hasMessage("The request was rejected because the training job is in status Stopped.");
  }

  @Test
  void listsComeInPagesOldestFirstUnlessToldOtherwise() {
    for (int number = 1; number <= 5; number++) {
      call("CreateTrainingJob", Requests.trainingJob("job-" + (6 - number)));
      server.time().advance(Duration.ofSeconds(1));
    }

    assertThat(pages(Map.of("MaxResults", 2)))
        .containsExactly(List.of("job-5", "job-4"), List.of("job-3", "job-2"), List.of("job-1"));
    assertThat(pages(Map.of("SortBy", "Name", "MaxResults", 5)))
        .containsExactly(List.of("job-1", "job-2", "job-3", "job-4", "job-5"));
    assertThat(pages(Map.of("SortBy", "Name", "SortOrder", "Descending", "NameContains", "job-3")))
        .containsExactly(List.of("job-3"));
    assertThat(pages(Map.of("StatusEquals", "Completed"))).containsExactly(List.of());
    assertThat(pages(Map.of("StatusEquals", "Deleting"))).containsExactly(List.of());
    assertThat(pages(Map.of("CreationTimeAfter", 1893456003L)))
        .containsExactly(List.of("job-2", "job-1"));
  }

  @Test
  void aTokenOfAnotherListIsRefused() {
    for (int number = 1; number <= 3; number++) {
      call("CreateTrainingJob", Requests.trainingJob("job-" + number));
    }
    String token = call("ListTrainingJobs", Map.of("MaxResults", 1)).get("NextToken").stringValue();

    for (Map<String, Object> request :
        List.<Map<String, Object>>of(
            Map.of("NextToken", token, "SortBy", "Name"),
            Map.of("NextToken", token + "x"),
            Map.of("NextToken", "%%%"))) {
      ServiceException error = error(() -> call("ListTrainingJobs", request));

      assertThat(error.code()).isEqualTo("ValidationException");
      assertThat(error).hasMessageContaining("NextToken");
    }
  }

  @Test
  void aReaderMayLookAndNotTouch() {
    ClaryClient reader = server.client(JobsServer.READER);
    var create = new Target(Service.SAGEMAKER, "CreateTrainingJob");

    ServiceException error = error(() -> reader.call(create, Requests.trainingJob(JOB)));

    assertThat(error.code()).isEqualTo("AccessDeniedException");
    assertThat(reader.call(new Target(Service.SAGEMAKER, "ListTrainingJobs"), Map.of()).toString())
        .isEqualTo("{\"TrainingJobSummaries\":[]}");
  }

  @Test
  void aUserStopsHisOwnJobsOnly() {
    ClaryClient user = server.client(JobsServer.USER);
    user.call(new Target(Service.SAGEMAKER, "CreateTrainingJob"), Requests.trainingJob("his"));
    call("CreateTrainingJob", Requests.trainingJob("mine"));
    var stop = new Target(Service.SAGEMAKER, "StopTrainingJob");

    ServiceException error = error(() -> user.call(stop, Map.of("TrainingJobName", "mine")));
    user.call(stop, Map.of("TrainingJobName", "his"));

    assertThat(error.code()).isEqualTo("AccessDeniedException");
    assertThat(describe("his").get("TrainingJobStatus").stringValue()).isEqualTo("Stopping");
  }

  @Test
  void onlyAdministratorsMayNameFiles() {
    ObjectNode request = Requests.trainingJob(JOB);
    ((ObjectNode) request.get("OutputDataConfig")).put("S3OutputPath", "file:///home/me/out");
    var create = new Target(Service.SAGEMAKER, "CreateTrainingJob");

    ServiceException error = error(() -> server.client(JobsServer.USER).call(create, request));
    client.call(create, request);

    assertThat(error)
        .hasMessage(
            "1 validation error detected: Value 'file:///home/me/out' at"
                + " 'outputDataConfig.s3OutputPath' failed to satisfy constraint: Member must"
                + " satisfy regular expression pattern: (https|s3)://([^/]+)/?(.*)");
    assertThat(describe(JOB).at("/ModelArtifacts/S3ModelArtifacts").stringValue())
        .isEqualTo("file:///home/me/out/One-Training/output/model.tar.gz");
  }

  /** Every page of names, following the tokens. */
  private List<List<String>> pages(Map<String, Object> request) {
    var pages = new ArrayList<List<String>>();
    ObjectNode next = Requests.json("{}");
    request.forEach(next::putPOJO);
    JsonNode answer;
    do {
      answer = call("ListTrainingJobs", next);
      pages.add(texts(answer.get("TrainingJobSummaries"), "TrainingJobName"));
      next.put("NextToken", answer.path("NextToken").asString());
    } while (answer.has("NextToken"));
    return pages;
  }

  private static List<String> texts(JsonNode list, String member) {
    return list.valueStream().map(item -> item.get(member).stringValue()).toList();
  }

  /** Lets a job have started at once, trained from second 2 to 12.5, and ended. */
  private void finish(
      String name, TrainingStatus status, SecondaryStatus last, Optional<Failure> failure) {
    TrainingJob job = server.trainingJobs().find(new TrainingJobName(name)).orElseThrow();
    Instant start = job.createdAt();
    Instant training = start.plusSeconds(2);
    Instant end = start.plusMillis(12_500);
    server
        .trainingJobs()
        .update(
            new TrainingJob(
                job.spec(),
                status,
                List.of(
                    new Transition(SecondaryStatus.STARTING, start, Optional.of(training), ""),
                    new Transition(SecondaryStatus.TRAINING, training, Optional.of(end), ""),
                    new Transition(last, end, Optional.of(end), "")),
                job.attempt(),
                failure,
                job.latestMetrics(),
                job.stopRequested(),
                job.createdAt(),
                end));
  }

  private JsonNode call(String operation, Object request) {
    return client.call(new Target(Service.SAGEMAKER, operation), request);
  }

  private JsonNode describe(String name) {
    return call("DescribeTrainingJob", Map.of("TrainingJobName", name));
  }
}
