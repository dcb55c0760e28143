package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.JobsServer;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.SampleTuning;
import dev.clary.wire.sigv4.KeyPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContinuousParameterRange;
import software.amazon.awssdk.services.sagemaker.model.CreateHyperParameterTuningJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeHyperParameterTuningJobResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTrainingJobSummary;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobStatus;
import software.amazon.awssdk.services.sagemaker.model.HyperParameterTuningJobSummary;
import software.amazon.awssdk.services.sagemaker.model.MetricDefinition;
import software.amazon.awssdk.services.sagemaker.model.ObjectiveStatus;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SecondaryStatus;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;
import software.amazon.awssdk.services.sagemaker.model.TrainingInstanceType;
import software.amazon.awssdk.services.sagemaker.model.TrainingJobSummary;

/** The unmodified AWS SDK for Java against every operation that is served. */
class AwsSdkIT {
  private static final String GROUP = "/aws/sagemaker/TrainingJobs";

  @TempDir Path directory;
  private JobsServer server;
  private SageMakerClient sageMaker;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    sageMaker = pointed(SageMakerClient.builder());
    logs = pointed(CloudWatchLogsClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C>> C pointed(B builder) {
    KeyPair key = server.pair(JobsServer.ADMINISTRATOR);
    return builder
        .endpointOverride(server.url())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
        .build();
  }

  @AfterEach
  void stop() {
    sageMaker.close();
    logs.close();
    server.close();
  }

  @Test
  void aTuningJobIsCreatedAndDescribed() {
    String arn =
        sageMaker.createHyperParameterTuningJob(tuningJob("digits")).hyperParameterTuningJobArn();

    DescribeHyperParameterTuningJobResponse job = describeTuningJob("digits");

    assertThat(job.hyperParameterTuningJobArn()).isEqualTo(arn);
    assertThat(job.hyperParameterTuningJobStatus())
        .isEqualTo(HyperParameterTuningJobStatus.IN_PROGRESS);
    assertThat(job.creationTime()).isEqualTo(SampleTraining.CREATED);
    assertThat(job.hyperParameterTuningJobConfig().parameterRanges().integerParameterRanges())
        .isEmpty();
    assertThat(job.trainingJobDefinition().staticHyperParameters())
        .containsEntry("_tuning_objective_metric", "loss");
    assertThat(job.bestTrainingJob()).isNull();
  }

  @Test
  void describingAnUnknownTuningJobIsResourceNotFound() {
    assertThatThrownBy(() -> describeTuningJob("unknown"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void aTakenNameIsResourceInUse() {
    sageMaker.createHyperParameterTuningJob(tuningJob("digits"));

    assertThatThrownBy(() -> sageMaker.createHyperParameterTuningJob(tuningJob("digits")))
        .isInstanceOf(ResourceInUseException.class);
  }

  @Test
  void tuningJobsAreListedPageByPage() {
    List.of("c", "a", "b").forEach(name -> server.tuningJobs().insert(SampleTuning.job(name)));

    assertThat(
            sageMaker
                .listHyperParameterTuningJobsPaginator(request -> request.maxResults(2))
                .hyperParameterTuningJobSummaries())
        .extracting(HyperParameterTuningJobSummary::hyperParameterTuningJobName)
        .containsExactly("a", "b", "c");
  }

  @Test
  void theTrainingJobsOfATuningJobAreListedAndTheBestIsNamed() {
    server.createTuningJob("digits");
    launched(1, TrainingStatus.COMPLETED, 0.75);
    launched(2, TrainingStatus.COMPLETED, 0.5);
    launched(3, TrainingStatus.IN_PROGRESS, 0.25);
    launched(4, TrainingStatus.FAILED, 0.125);

    List<HyperParameterTrainingJobSummary> listed =
        sageMaker
            .listTrainingJobsForHyperParameterTuningJobPaginator(
                request -> request.hyperParameterTuningJobName("digits").maxResults(3))
            .trainingJobSummaries()
            .stream()
            .toList();
    DescribeHyperParameterTuningJobResponse job = describeTuningJob("digits");

    assertThat(listed)
        .extracting(HyperParameterTrainingJobSummary::objectiveStatus)
        .containsExactly(
            ObjectiveStatus.SUCCEEDED,
            ObjectiveStatus.SUCCEEDED,
            ObjectiveStatus.PENDING,
            ObjectiveStatus.FAILED);
    assertThat(listed.get(0).tunedHyperParameters()).isEqualTo(Map.of("eta", "0.1"));
    assertThat(job.bestTrainingJob().trainingJobName()).isEqualTo("digits-002-0123abcd");
    assertThat(job.bestTrainingJob().finalHyperParameterTuningJobObjectiveMetric().value())
        .isEqualTo(0.5f);
    assertThat(job.bestTrainingJob().finalHyperParameterTuningJobObjectiveMetric().type()).isNull();
    assertThat(job.bestTrainingJob().tuningJobName()).isNull();
    assertThat(job.trainingJobStatusCounters().completed()).isEqualTo(2);
    assertThat(job.trainingJobStatusCounters().inProgress()).isEqualTo(1);
    assertThat(job.trainingJobStatusCounters().nonRetryableError()).isEqualTo(1);
    assertThat(job.objectiveStatusCounters().succeeded()).isEqualTo(2);
    assertThat(job.objectiveStatusCounters().pending()).isEqualTo(1);
    assertThat(job.objectiveStatusCounters().failed()).isEqualTo(1);
  }

  @Test
  void trainingJobsAreSortedByObjectiveLeavingOutThoseWithout() {
    server.createTuningJob("digits");
    launched(1, TrainingStatus.COMPLETED, 0.5);
    launched(2, TrainingStatus.COMPLETED, 0.25);
    server.launch("digits", 3);

    assertThat(
            sageMaker
                .listTrainingJobsForHyperParameterTuningJob(
                    request ->
                        request
                            .hyperParameterTuningJobName("digits")
                            .sortBy("FinalObjectiveMetricValue"))
                .trainingJobSummaries())
        .extracting(HyperParameterTrainingJobSummary::trainingJobName)
        .containsExactly("digits-002-0123abcd", "digits-001-0123abcd");
  }

  @Test
  void aTuningJobIsStopped() {
    sageMaker.createHyperParameterTuningJob(tuningJob("digits"));

    sageMaker.stopHyperParameterTuningJob(request -> request.hyperParameterTuningJobName("digits"));

    assertThat(describeTuningJob("digits").hyperParameterTuningJobStatus())
        .isEqualTo(HyperParameterTuningJobStatus.STOPPING);
  }

  @Test
  void aTrainingJobIsCreatedDescribedListedAndStopped() {
    createTrainingJob("one");

    DescribeTrainingJobResponse job =
        sageMaker.describeTrainingJob(request -> request.trainingJobName("one"));
    List<TrainingJobSummary> listed = sageMaker.listTrainingJobs().trainingJobSummaries();
    sageMaker.stopTrainingJob(request -> request.trainingJobName("one"));

    assertThat(job.secondaryStatus()).isEqualTo(SecondaryStatus.PENDING);
    assertThat(job.algorithmSpecification().containerEntrypoint()).containsExactly("python3");
    assertThat(job.modelArtifacts().s3ModelArtifacts())
        .isEqualTo("s3://bucket/out/one/output/model.tar.gz");
    assertThat(listed).extracting(TrainingJobSummary::trainingJobName).containsExactly("one");
    assertThat(
            sageMaker
                .describeTrainingJob(request -> request.trainingJobName("one"))
                .trainingJobStatusAsString())
        .isEqualTo("Stopping");
  }

  @Test
  void aTrainingJobThatATuningJobLaunchedIsDescribedByItsDefinition() {
    server.createTuningJob("digits");
    server.launch("digits", 7);

    DescribeTrainingJobResponse job =
        sageMaker.describeTrainingJob(request -> request.trainingJobName("digits-007-0123abcd"));

    assertThat(job.tuningJobArn()).endsWith(":hyper-parameter-tuning-job/digits");
    assertThat(job.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/Demo");
    assertThat(job.resourceConfig().instanceType()).isEqualTo(TrainingInstanceType.ML_M5_LARGE);
    assertThat(job.stoppingCondition().maxRuntimeInSeconds()).isEqualTo(3600);
  }

  @Test
  void anUnknownTrainingJobIsAValidationException() {
    assertThatThrownBy(
            () -> sageMaker.describeTrainingJob(request -> request.trainingJobName("unknown")))
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("Requested resource not found.");
            });
  }

  @Test
  void anOperationThatIsNotServedIsRefused() {
    assertThatThrownBy(() -> sageMaker.listModels())
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }

  @Test
  void aLogIsFoundAndRead() {
    server.trainingJobs().insert(SampleTraining.job("digits"));
    for (int line = 0; line < 3; line++) {
      server.trainingJobs().append(new TrainingJobName("digits"), SampleTraining.chunk(line, line));
    }

    String stream =
        logs.describeLogStreams(
                request -> request.logGroupName(GROUP).logStreamNamePrefix("digits/"))
            .logStreams()
            .get(0)
            .logStreamName();

    assertThat(
            logs.getLogEvents(
                    request ->
                        request.logGroupName(GROUP).logStreamName(stream).startFromHead(true))
                .events())
        .extracting(OutputLogEvent::message)
        .containsExactly("rmse: 0.0", "rmse: 1.0", "rmse: 2.0");
  }

  private DescribeHyperParameterTuningJobResponse describeTuningJob(String name) {
    return sageMaker.describeHyperParameterTuningJob(
        request -> request.hyperParameterTuningJobName(name));
  }

  /** Stores a training job of the tuning job that has one value of the objective. */
  private void launched(int number, TrainingStatus status, double objective) {
    TrainingJob job = server.launch("digits", number);
    server.trainingJobs().append(job.name(), SampleTraining.chunk(0, objective));
    server
        .trainingJobs()
        .update(
            status == TrainingStatus.FAILED
                ? SampleTraining.failed(FailureKind.ALGORITHM, "broken", job)
                : SampleTraining.in(status, job));
  }

  private void createTrainingJob(String name) {
    sageMaker.createTrainingJob(
        request ->
            request
                .trainingJobName(name)
                .algorithmSpecification(
                    algorithm ->
                        algorithm
                            .trainingImage("demo:1")
                            .trainingInputMode(TrainingInputMode.FILE)
                            .containerEntrypoint("python3"))
                .roleArn("arn:aws:iam::123456789012:role/Demo")
                .outputDataConfig(output -> output.s3OutputPath("s3://bucket/out"))
                .resourceConfig(
                    resources ->
                        resources
                            .instanceType(TrainingInstanceType.ML_M5_LARGE)
                            .instanceCount(1)
                            .volumeSizeInGB(10))
                .stoppingCondition(stopping -> stopping.maxRuntimeInSeconds(3600)));
  }

  private static Consumer<CreateHyperParameterTuningJobRequest.Builder> tuningJob(String name) {
    return request ->
        request
            .hyperParameterTuningJobName(name)
            .hyperParameterTuningJobConfig(
                config ->
                    config
                        .strategy("Random")
                        .hyperParameterTuningJobObjective(
                            objective -> objective.type("Minimize").metricName("loss"))
                        .resourceLimits(
                            limits -> limits.maxNumberOfTrainingJobs(4).maxParallelTrainingJobs(2))
                        .parameterRanges(
                            ranges ->
                                ranges.continuousParameterRanges(
                                    ContinuousParameterRange.builder()
                                        .name("lr")
                                        .minValue("0.01")
                                        .maxValue("1")
                                        .build())))
            .trainingJobDefinition(
                definition ->
                    definition
                        .algorithmSpecification(
                            algorithm ->
                                algorithm
                                    .trainingImage("demo:1")
                                    .trainingInputMode(TrainingInputMode.FILE)
                                    .metricDefinitions(
                                        MetricDefinition.builder()
                                            .name("loss")
                                            .regex("loss=(.*)")
                                            .build()))
                        .roleArn("arn:aws:iam::123456789012:role/Demo")
                        .outputDataConfig(output -> output.s3OutputPath("s3://bucket/out"))
                        .hyperParameterTuningResourceConfig(
                            resources ->
                                resources
                                    .instanceType(TrainingInstanceType.ML_M5_LARGE)
                                    .instanceCount(1)
                                    .volumeSizeInGB(10))
                        .stoppingCondition(
                            stopping ->
                                stopping.maxRuntimeInSeconds(
                                    (int) Duration.ofHours(1).toSeconds())));
  }
}
