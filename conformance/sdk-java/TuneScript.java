import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateHyperParameterTuningJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeHyperParameterTuningJobResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterScalingType;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTrainingJobDefinition;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTrainingJobSummary;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobConfig;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobObjectiveType;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobStatus;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobStrategyType;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.S3DataType;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;
import software.amazon.awssdk.services.sagemaker.model.TrainingInstanceType;
import software.amazon.awssdk.services.sts.StsClient;

/** Tunes a script with the AWS SDK for Java, version 2: SageMaker, S3, Logs, CloudWatch and STS. */
public final class TuneScript {
  private static final String GROUP = "/aws/sagemaker/TrainingJobs";
  private static final Path MATERIAL = Path.of(System.getenv("CONFORMANCE_MATERIAL"));

  private final SageMakerClient sageMaker = SageMakerClient.create();
  private final S3Client s3 = S3Client.create();
  private final String account = StsClient.create().getCallerIdentity().account();
  private final String bucket = "java-" + account;
  private final String name = "java-" + ProcessHandle.current().pid();

  public static void main(String[] arguments) throws Exception {
    new TuneScript().tune();
  }

  private void tune() throws Exception {
    upload();
    String arn = sageMaker.createHyperParameterTuningJob(request()).hyperParameterTuningJobArn();
    check(arn.endsWith(":hyper-parameter-tuning-job/" + name), arn);

    DescribeHyperParameterTuningJobResponse job = finished();
    check(job.hyperParameterTuningJobStatus() == HyperParameterTuningJobStatus.COMPLETED, job);
    check(job.trainingJobStatusCounters().completed() == 3, job);

    List<HyperParameterTrainingJobSummary> trainings =
        sageMaker
            .listTrainingJobsForHyperParameterTuningJobPaginator(
                list ->
                    list.hyperParameterTuningJobName(name)
                        .maxResults(2)
                        .sortBy("FinalObjectiveMetricValue")
                        .sortOrder("Ascending"))
            .stream()
            .flatMap(page -> page.trainingJobSummaries().stream())
            .toList();
    check(trainings.size() == 3, trainings);
    String best = job.bestTrainingJob().trainingJobName();
    check(trainings.get(0).trainingJobName().equals(best), trainings);

    DescribeTrainingJobResponse training =
        sageMaker
            .waiter()
            .waitUntilTrainingJobCompletedOrStopped(wait -> wait.trainingJobName(best))
            .matched()
            .response()
            .orElseThrow();
    float value = job.bestTrainingJob().finalHyperParameterTuningJobObjectiveMetric().value();
    check(training.finalMetricDataList().get(0).value() == value, training);
    checkLog(best);
    checkMetrics(training);
    checkModel(training.modelArtifacts().s3ModelArtifacts());
    checkRefusal();
    System.out.println("best " + best + " " + value);
  }

  private void upload() throws Exception {
    Path work = Files.createTempDirectory("tune");
    String write =
        "import sys; sys.path.insert(0, sys.argv[1]); from write_data import write; write(sys.argv[2])";
    run("python3", "-c", write, MATERIAL.toString(), work.resolve("data").toString());
    Path code = work.resolve("sourcedir.tar.gz");
    run("tar", "-czf", code.toString(), "-C", MATERIAL.toString(), "train.py");
    try {
      s3.createBucket(create -> create.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException e) {
      // By an earlier run.
    }
    s3.putObject(put -> put.bucket(bucket).key("code/sourcedir.tar.gz"), code);
    for (String file : List.of("train.csv", "eval.csv")) {
      byte[] content = Files.readAllBytes(work.resolve("data").resolve(file));
      s3.putObject(
          put -> put.bucket(bucket).key("data/" + file), RequestBody.fromBytes(content));
    }
    check(s3.listObjectsV2(list -> list.bucket(bucket).prefix("data/")).keyCount() == 2, "listing");
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    check(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0, Arrays.toString(command));
  }

  private CreateHyperParameterTuningJobRequest request() {
    return CreateHyperParameterTuningJobRequest.builder()
        .hyperParameterTuningJobName(name)
        .hyperParameterTuningJobConfig(this::search)
        .trainingJobDefinition(this::training)
        .build();
  }

  private void search(HyperParameterTuningJobConfig.Builder config) {
    config
        .strategy(HyperParameterTuningJobStrategyType.BAYESIAN)
        .hyperParameterTuningJobObjective(
            objective ->
                objective.type(HyperParameterTuningJobObjectiveType.MINIMIZE).metricName("loss"))
        .resourceLimits(limits -> limits.maxNumberOfTrainingJobs(3).maxParallelTrainingJobs(2))
        .parameterRanges(
            ranges ->
                ranges
                    .continuousParameterRanges(
                        range ->
                            range
                                .name("learning-rate")
                                .minValue("0.001")
                                .maxValue("1")
                                .scalingType(HyperParameterScalingType.LOGARITHMIC))
                    .categoricalParameterRanges(
                        range -> range.name("optimizer").values("sgd", "momentum")));
  }

  private void training(HyperParameterTrainingJobDefinition.Builder definition) {
    definition
        .algorithmSpecification(
            algorithm ->
                algorithm
                    .trainingImage(account + ".dkr.ecr.us-east-1.amazonaws.com/any-python:1")
                    .trainingInputMode(TrainingInputMode.FILE)
                    .metricDefinitions(
                        metric -> metric.name("loss").regex("validation-loss=([0-9.]+);")))
        .staticHyperParameters(
            Map.of(
                "epochs", "3",
                "sagemaker_program", "train.py",
                "sagemaker_submit_directory", "s3://" + bucket + "/code/sourcedir.tar.gz"))
        .roleArn("arn:aws:iam::" + account + ":role/Tuning")
        .inputDataConfig(
            channel ->
                channel
                    .channelName("training")
                    .dataSource(
                        source ->
                            source.s3DataSource(
                                data ->
                                    data.s3DataType(S3DataType.S3_PREFIX)
                                        .s3Uri("s3://" + bucket + "/data/"))))
        .outputDataConfig(output -> output.s3OutputPath("s3://" + bucket + "/output"))
        .resourceConfig(
            resources ->
                resources
                    .instanceType(TrainingInstanceType.ML_M5_LARGE)
                    .instanceCount(1)
                    .volumeSizeInGB(1))
        .stoppingCondition(condition -> condition.maxRuntimeInSeconds(600));
  }

  private DescribeHyperParameterTuningJobResponse finished() throws InterruptedException {
    for (int look = 0; look < 400; look++) {
      DescribeHyperParameterTuningJobResponse job =
          sageMaker.describeHyperParameterTuningJob(
              describe -> describe.hyperParameterTuningJobName(name));
      if (job.hyperParameterTuningJobStatus() != HyperParameterTuningJobStatus.IN_PROGRESS) {
        return job;
      }
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("no end within 200 seconds");
  }

  private static void checkLog(String job) {
    try (CloudWatchLogsClient logs = CloudWatchLogsClient.create()) {
      String stream =
          logs.describeLogStreams(
                  describe -> describe.logGroupName(GROUP).logStreamNamePrefix(job + "/"))
              .logStreams()
              .get(0)
              .logStreamName();
      check(
          logs
              .getLogEvents(
                  get -> get.logGroupName(GROUP).logStreamName(stream).startFromHead(true))
              .events()
              .stream()
              .anyMatch(event -> event.message().startsWith("epoch 1: validation-loss=")),
          stream);
    }
  }

  /** This client speaks CBOR. */
  private static void checkMetrics(DescribeTrainingJobResponse job) {
    try (CloudWatchClient metrics = CloudWatchClient.create()) {
      double count =
          metrics
              .getMetricStatistics(
                  get ->
                      get.namespace(GROUP)
                          .metricName("loss")
                          .dimensions(
                              dimension ->
                                  dimension.name("TrainingJobName").value(job.trainingJobName()))
                          .startTime(job.trainingStartTime())
                          .endTime(job.trainingEndTime().plus(Duration.ofMinutes(1)))
                          .period(60)
                          .statistics(Statistic.SAMPLE_COUNT))
              .datapoints()
              .stream()
              .mapToDouble(Datapoint::sampleCount)
              .sum();
      check(count == 3, count);
    }
  }

  private void checkModel(String uri) {
    String key = uri.substring(("s3://" + bucket + "/").length());
    byte[] archive = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    check(archive.length > 100, new String(archive, StandardCharsets.ISO_8859_1));
  }

  private void checkRefusal() {
    try {
      sageMaker.stopHyperParameterTuningJob(stop -> stop.hyperParameterTuningJobName("none"));
    } catch (ResourceNotFoundException e) {
      return;
    }
    throw new AssertionError("a job that is not there was stopped");
  }

  private static void check(boolean holds, Object shown) {
    if (!holds) {
      throw new AssertionError(shown);
    }
  }
}
