package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.clary.service.training.Failure;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.Transition;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.shape.AlgorithmSpecification;
import dev.clary.wire.shape.Channel;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import dev.clary.wire.shape.MetricData;
import dev.clary.wire.shape.MetricDefinition;
import dev.clary.wire.shape.ModelArtifacts;
import dev.clary.wire.shape.OutputDataConfig;
import dev.clary.wire.shape.SecondaryStatusTransition;
import dev.clary.wire.shape.StoppingCondition;
import dev.clary.wire.shape.TrainingJobSummary;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes training jobs as the API shows them. Immutable.
 *
 * <p>What was asked for comes from the stored request, so that members nobody here reads are shown
 * again; what is in force comes from the definition: hyperparameters, metric definitions. Where AWS
 * was seen to add a member that was not sent, so does this: {@code "None"} of a channel's
 * compression and record wrapper, an empty {@code KmsKeyId}, {@code false} of three switches.
 * Clients rely on it: the Python SDK of 2018 fails without the {@code KmsKeyId}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">DescribeTrainingJob</a>
 */
final class TrainingToWire {
  private static final int MOST_METRICS = 40;

  private final JsonCodec codec;
  private final Arns arns;

  TrainingToWire(JsonCodec codec, Arns arns) {
    this.codec = codec;
    this.arns = arns;
  }

  TrainingJobSummary summary(TrainingJob job) {
    return new TrainingJobSummary(
        job.name().value(),
        arns.trainingJob(job.name().value()),
        job.createdAt(),
        Times.of(job).end().orElse(null),
        job.modifiedAt(),
        Labels.of(job),
        secondaryStatus(job),
        null);
  }

  DescribeTrainingJobResponse description(TrainingJob job) {
    CreateTrainingJobRequest asked = asked(job);
    TrainingDefinition definition = job.spec().definition();
    Times times = Times.of(job);
    Integer seconds = times.seconds().orElse(null);
    return new DescribeTrainingJobResponse(
        job.name().value(),
        arns.trainingJob(job.name().value()),
        job.spec().origin().map(origin -> arns.tuningJob(origin.tuningJob())).orElse(null),
        new ModelArtifacts(artifact(job)),
        Labels.of(job),
        secondaryStatus(job),
        job.failure().map(Failure::reason).orElse(null),
        hyperparameters(definition),
        algorithm(asked.algorithmSpecification(), definition),
        asked.roleArn(),
        channels(asked.inputDataConfig()),
        output(asked.outputDataConfig()),
        asked.resourceConfig(),
        asked.vpcConfig(),
        stopping(asked.stoppingCondition()),
        job.createdAt(),
        times.start().orElse(null),
        times.end().orElse(null),
        job.modifiedAt(),
        job.transitions().stream().map(TrainingToWire::transition).toList(),
        metrics(job),
        isTrue(asked.enableNetworkIsolation()),
        isTrue(asked.enableInterContainerTrafficEncryption()),
        isTrue(asked.enableManagedSpotTraining()),
        asked.checkpointConfig(),
        seconds,
        seconds,
        asked.debugHookConfig(),
        asked.experimentConfig(),
        asked.debugRuleConfigurations(),
        asked.tensorBoardOutputConfig(),
        asked.profilerConfig(),
        asked.profilerRuleConfigurations(),
        null,
        asked.environment(),
        asked.retryStrategy(),
        asked.remoteDebugConfig(),
        asked.infraCheckConfig());
  }

  /** The request that a training job was made by, or the one its tuning job's definition means. */
  private CreateTrainingJobRequest asked(TrainingJob job) {
    byte[] request = job.spec().request().getBytes(UTF_8);
    if (job.spec().origin().isEmpty()) {
      return codec.decode(request, CreateTrainingJobRequest.class);
    }
    var tuning = codec.decode(request, CreateHyperParameterTuningJobRequest.class);
    return Template.of(
        job.name().value(),
        FromWire.required(tuning.trainingJobDefinition(), "TrainingJobDefinition"));
  }

  /** Told from the beginning, as AWS does: the place is known before anything is there. */
  private static String artifact(TrainingJob job) {
    OutputLocation output = job.spec().definition().output();
    return "%s/%s/output/%s"
        .formatted(
            output.uri().replaceFirst("/+$", ""),
            job.name(),
            output.compressed() ? "model.tar.gz" : "model/");
  }

  private static String secondaryStatus(TrainingJob job) {
    return job.stopRequested() && !job.status().isFinal()
        ? "Stopping"
        : Labels.of(job.secondaryStatus());
  }

  /** In order of their names, since the definition has none; left out when there are none. */
  private static @Nullable Map<String, String> hyperparameters(TrainingDefinition definition) {
    return definition.hyperparameters().isEmpty()
        ? null
        : new TreeMap<>(definition.hyperparameters());
  }

  private static AlgorithmSpecification algorithm(
      @Nullable AlgorithmSpecification asked, TrainingDefinition definition) {
    AlgorithmSpecification shape = FromWire.required(asked, "AlgorithmSpecification");
    List<MetricDefinition> metrics = definitions(definition);
    return new AlgorithmSpecification(
        shape.trainingImage(),
        shape.algorithmName(),
        shape.trainingInputMode(),
        metrics.isEmpty() ? null : metrics,
        isTrue(shape.enableSageMakerMetricsTimeSeries()),
        shape.containerEntrypoint(),
        shape.containerArguments(),
        shape.trainingImageConfig());
  }

  /** The metric definitions in force, those that were filled in included. */
  static List<MetricDefinition> definitions(TrainingDefinition definition) {
    return definition.algorithm().metrics().stream()
        .map(metric -> new MetricDefinition(metric.name(), metric.regex()))
        .toList();
  }

  static @Nullable List<Channel> channels(@Nullable List<Channel> asked) {
    return asked == null ? null : asked.stream().map(TrainingToWire::channel).toList();
  }

  private static Channel channel(Channel asked) {
    return new Channel(
        asked.channelName(),
        asked.dataSource(),
        asked.contentType(),
        requireNonNullElse(asked.compressionType(), "None"),
        requireNonNullElse(asked.recordWrapperType(), "None"),
        asked.inputMode(),
        asked.shuffleConfig());
  }

  static OutputDataConfig output(OutputDataConfig asked) {
    return new OutputDataConfig(
        requireNonNullElse(asked.kmsKeyId(), ""), asked.s3OutputPath(), asked.compressionType());
  }

  /** The condition in force: a day, unless the request says otherwise. */
  private static StoppingCondition stopping(@Nullable StoppingCondition asked) {
    Integer seconds = asked == null ? null : asked.maxRuntimeInSeconds();
    return new StoppingCondition(
        requireNonNullElse(seconds, FromWire.DEFAULT_RUNTIME_SECONDS), null, null);
  }

  private static SecondaryStatusTransition transition(Transition transition) {
    return new SecondaryStatusTransition(
        Labels.of(transition.status()),
        transition.start(),
        transition.end().orElse(null),
        transition.message());
  }

  /** The latest values, final ones once the job is; at most as many as the API's list may have. */
  private static @Nullable List<MetricData> metrics(TrainingJob job) {
    return job.latestMetrics().isEmpty()
        ? null
        : job.latestMetrics().stream().limit(MOST_METRICS).map(TrainingToWire::metric).toList();
  }

  /** AWS gives the time of the log line in whole seconds. */
  private static MetricData metric(MetricPoint point) {
    return new MetricData(
        point.metric(), single(point.value()), point.at().truncatedTo(ChronoUnit.SECONDS));
  }

  /** A value in the API's single precision; one beyond its range becomes the nearest in it. */
  static Float single(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  static Boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
