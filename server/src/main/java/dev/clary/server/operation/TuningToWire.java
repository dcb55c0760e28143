package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Failure;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.tuning.LaunchedJob;
import dev.clary.service.tuning.TrainingCounts;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.FinalHyperParameterTuningJobObjectiveMetric;
import dev.clary.wire.shape.HyperParameterAlgorithmSpecification;
import dev.clary.wire.shape.HyperParameterTrainingJobDefinition;
import dev.clary.wire.shape.HyperParameterTrainingJobSummary;
import dev.clary.wire.shape.HyperParameterTuningJobConfig;
import dev.clary.wire.shape.HyperParameterTuningJobConsumedResources;
import dev.clary.wire.shape.HyperParameterTuningJobSummary;
import dev.clary.wire.shape.ObjectiveStatusCounters;
import dev.clary.wire.shape.ParameterRanges;
import dev.clary.wire.shape.ResourceLimits;
import dev.clary.wire.shape.TrainingJobStatusCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes tuning jobs and the training jobs they launched as the API shows them. Immutable.
 *
 * <p>The configuration is echoed with what AWS was seen to add: all three lists of ranges, a
 * scaling for every numeric range, the objective's name among the static hyperparameters, the
 * metric definitions of built-in algorithms, and both forms of the resources. The Python SDK's
 * {@code attach} fails without some of these.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html">DescribeHyperParameterTuningJob</a>
 */
final class TuningToWire {
  private static final String OBJECTIVE_HYPERPARAMETER = "_tuning_objective_metric";

  private final JsonCodec codec;
  private final Arns arns;
  private final InstantSource time;

  TuningToWire(JsonCodec codec, Arns arns, InstantSource time) {
    this.codec = codec;
    this.arns = arns;
    this.time = time;
  }

  HyperParameterTuningJobSummary summary(TuningJob job, TrainingCounts counts) {
    TuningSpec spec = job.spec();
    return new HyperParameterTuningJobSummary(
        job.name().value(),
        arns.tuningJob(job.name().value()),
        Labels.of(job),
        Labels.of(spec.strategy()),
        job.createdAt(),
        job.endedAt().orElse(null),
        job.modifiedAt(),
        trainingCounters(counts),
        objectiveCounters(counts),
        limits(spec.limits()));
  }

  DescribeHyperParameterTuningJobResponse description(
      TuningJob job, TrainingCounts counts, Optional<TrainingJob> best) {
    TuningSpec spec = job.spec();
    CreateHyperParameterTuningJobRequest asked = asked(spec);
    return new DescribeHyperParameterTuningJobResponse(
        job.name().value(),
        arns.tuningJob(job.name().value()),
        config(asked.hyperParameterTuningJobConfig()),
        definition(definition(asked), spec),
        null,
        Labels.of(job),
        job.createdAt(),
        job.endedAt().orElse(null),
        job.modifiedAt(),
        trainingCounters(counts),
        objectiveCounters(counts),
        best.map(summariesOf(spec)).orElse(null),
        null,
        null,
        null,
        job.failureReason().orElse(null),
        null,
        new HyperParameterTuningJobConsumedResources(runtime(job)));
  }

  /** Wall-clock seconds from creation to the end, or to now. */
  private int runtime(TuningJob job) {
    Instant end = job.endedAt().orElseGet(time::instant);
    return Times.ceiling(Duration.between(job.createdAt(), end));
  }

  /**
   * How the training jobs of a tuning job are listed: with times in whole seconds, and without the
   * type of the objective and the tuning job's name, which AWS has in its model and leaves out.
   */
  Function<TrainingJob, HyperParameterTrainingJobSummary> summariesOf(TuningSpec spec) {
    String definitionName = definitionName(asked(spec));
    return job -> summary(job, spec, definitionName);
  }

  private HyperParameterTrainingJobSummary summary(
      TrainingJob job, TuningSpec spec, @Nullable String definitionName) {
    LaunchedJob launched = LaunchedJob.of(job, spec.objective().metric());
    Times times = Times.of(job);
    return new HyperParameterTrainingJobSummary(
        definitionName,
        job.name().value(),
        arns.trainingJob(job.name().value()),
        null,
        whole(job.createdAt()),
        times.start().map(TuningToWire::whole).orElse(null),
        times.end().map(TuningToWire::whole).orElse(null),
        Labels.of(job),
        new TreeMap<>(launched.tuned()),
        job.failure().map(Failure::reason).orElse(null),
        objective(launched, spec),
        Labels.of(launched.objectiveStatus()));
  }

  private CreateHyperParameterTuningJobRequest asked(TuningSpec spec) {
    return codec.decode(spec.request().getBytes(UTF_8), CreateHyperParameterTuningJobRequest.class);
  }

  private static HyperParameterTrainingJobDefinition definition(
      CreateHyperParameterTuningJobRequest asked) {
    return FromWire.required(asked.trainingJobDefinition(), "TrainingJobDefinition");
  }

  private static @Nullable String definitionName(CreateHyperParameterTuningJobRequest asked) {
    return definition(asked).definitionName();
  }

  private static @Nullable FinalHyperParameterTuningJobObjectiveMetric objective(
      LaunchedJob job, TuningSpec spec) {
    return job.objective().isEmpty()
        ? null
        : new FinalHyperParameterTuningJobObjectiveMetric(
            null, spec.objective().metric(), TrainingToWire.single(job.objective().getAsDouble()));
  }

  private static Instant whole(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static TrainingJobStatusCounters trainingCounters(TrainingCounts counts) {
    return new TrainingJobStatusCounters(
        counts.completed(),
        counts.inProgress(),
        counts.failedRetryable(),
        counts.failed(),
        counts.stopped());
  }

  private static ObjectiveStatusCounters objectiveCounters(TrainingCounts counts) {
    return new ObjectiveStatusCounters(
        counts.objectiveSucceeded(), counts.objectivePending(), counts.objectiveFailed());
  }

  private static ResourceLimits limits(dev.clary.service.tuning.ResourceLimits limits) {
    return new ResourceLimits(
        limits.maxTrainingJobs(),
        limits.maxParallel(),
        limits.maxRuntime().map(runtime -> (int) runtime.toSeconds()).orElse(null));
  }

  private static HyperParameterTuningJobConfig config(HyperParameterTuningJobConfig asked) {
    var none = new ParameterRanges(null, null, null, null);
    return new HyperParameterTuningJobConfig(
        asked.strategy(),
        asked.strategyConfig(),
        asked.hyperParameterTuningJobObjective(),
        asked.resourceLimits(),
        Ranges.echo(Objects.requireNonNullElse(asked.parameterRanges(), none)),
        Objects.requireNonNullElse(asked.trainingJobEarlyStoppingType(), "Off"),
        asked.tuningJobCompletionCriteria(),
        asked.randomSeed());
  }

  private static HyperParameterTrainingJobDefinition definition(
      HyperParameterTrainingJobDefinition asked, TuningSpec spec) {
    return new HyperParameterTrainingJobDefinition(
        asked.definitionName(),
        null,
        null,
        staticHyperparameters(asked, spec),
        algorithm(asked.algorithmSpecification(), spec),
        asked.roleArn(),
        TrainingToWire.channels(asked.inputDataConfig()),
        asked.vpcConfig(),
        TrainingToWire.output(asked.outputDataConfig()),
        Template.resources(asked),
        asked.hyperParameterTuningResourceConfig(),
        asked.stoppingCondition(),
        TrainingToWire.isTrue(asked.enableNetworkIsolation()),
        TrainingToWire.isTrue(asked.enableInterContainerTrafficEncryption()),
        TrainingToWire.isTrue(asked.enableManagedSpotTraining()),
        null,
        asked.retryStrategy(),
        asked.environment());
  }

  private static Map<String, String> staticHyperparameters(
      HyperParameterTrainingJobDefinition asked, TuningSpec spec) {
    var all = new LinkedHashMap<String, String>();
    all.put(OBJECTIVE_HYPERPARAMETER, spec.objective().metric());
    all.putAll(Objects.requireNonNullElse(asked.staticHyperParameters(), Map.of()));
    return all;
  }

  private static HyperParameterAlgorithmSpecification algorithm(
      HyperParameterAlgorithmSpecification asked, TuningSpec spec) {
    return new HyperParameterAlgorithmSpecification(
        asked.trainingImage(),
        asked.trainingInputMode(),
        asked.algorithmName(),
        TrainingToWire.definitions(spec.definition()));
  }
}
