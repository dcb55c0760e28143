package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingLimits;
import dev.clary.service.training.TrainingSpec;
import dev.clary.wire.shape.AlgorithmSpecification;
import dev.clary.wire.shape.Channel;
import dev.clary.wire.shape.CheckpointConfig;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.OutputDataConfig;
import dev.clary.wire.shape.ResourceConfig;
import dev.clary.wire.shape.RetryStrategy;
import dev.clary.wire.shape.StoppingCondition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a training job shall run. Immutable.
 *
 * <p>By now the request keeps every constraint of the service model, and nothing in it is refused
 * for not being served. What is checked here is what the model leaves open: members that only cases
 * not served can do without, names that must differ, limits that AWS documents beside its model.
 */
final class FromWire {
  static final int DEFAULT_RUNTIME_SECONDS = 86_400;
  private static final int MOST_RUNTIME_SECONDS = 28 * 86_400;

  private final int defaultRetries;
  private final Roles roles;

  /**
   * @param defaultRetries attempts after the first, of a job whose request does not say
   */
  FromWire(int defaultRetries, Roles roles) {
    this.defaultRetries = defaultRetries;
    this.roles = roles;
  }

  /**
   * A training job of its own.
   *
   * @throws InvalidRequestException naming member, value and rule
   */
  TrainingSpec trainingSpec(CreateTrainingJobRequest request, Call call) {
    return new TrainingSpec(
        new TrainingJobName(request.trainingJobName()),
        call.caller().owner(),
        Optional.empty(),
        definition(request, Optional.empty()),
        call.request().toString());
  }

  /**
   * What a training job runs, on what, and until when.
   *
   * @param objective the metric that its tuning job is about, if it has one
   * @throws InvalidRequestException naming member, value and rule
   */
  TrainingDefinition definition(CreateTrainingJobRequest request, Optional<String> objective) {
    roles.check(request.roleArn());
    AlgorithmSpecification algorithm =
        required(request.algorithmSpecification(), "AlgorithmSpecification");
    Map<String, String> hyperparameters = requireNonNullElse(request.hyperParameters(), Map.of());
    return new TrainingDefinition(
        algorithm(algorithm, hyperparameters.keySet(), objective),
        hyperparameters,
        requireNonNullElse(request.environment(), Map.of()),
        channels(request, algorithm.trainingInputMode()),
        output(request.outputDataConfig(), request.checkpointConfig()),
        limits(request),
        instanceType(required(request.resourceConfig(), "ResourceConfig")),
        Boolean.TRUE.equals(request.enableNetworkIsolation()));
  }

  private static Algorithm algorithm(
      AlgorithmSpecification shape, Set<String> hyperparameters, Optional<String> objective) {
    String image = required(shape.trainingImage(), "AlgorithmSpecification.TrainingImage");
    List<String> entrypoint = requireNonNullElse(shape.containerEntrypoint(), List.of());
    List<MetricDefinition> metrics = metrics(shape);
    if (metrics.isEmpty() && BuiltInMetrics.has(image, hyperparameters, !entrypoint.isEmpty())) {
      metrics = BuiltInMetrics.all(objective);
    }
    return new Algorithm(
        image, entrypoint, requireNonNullElse(shape.containerArguments(), List.of()), metrics);
  }

  private static List<MetricDefinition> metrics(AlgorithmSpecification shape) {
    var names = new HashSet<String>();
    return requireNonNullElse(
            shape.metricDefinitions(), List.<dev.clary.wire.shape.MetricDefinition>of())
        .stream()
        .peek(metric -> once(names, "metric definition", metric.name()))
        .map(metric -> new MetricDefinition(metric.name(), metric.regex()))
        .toList();
  }

  private static List<dev.clary.service.training.Channel> channels(
      CreateTrainingJobRequest request, String defaultMode) {
    var names = new HashSet<String>();
    return requireNonNullElse(request.inputDataConfig(), List.<Channel>of()).stream()
        .peek(channel -> once(names, "channel", channel.channelName()))
        .map(channel -> Channels.channel(channel, defaultMode))
        .toList();
  }

  private static OutputLocation output(
      OutputDataConfig shape, @Nullable CheckpointConfig checkpoints) {
    return new OutputLocation(
        shape.s3OutputPath(),
        !"NONE".equals(shape.compressionType()),
        Optional.ofNullable(checkpoints)
            .map(
                config ->
                    new CheckpointLocation(
                        config.s3Uri(), Optional.ofNullable(config.localPath()))));
  }

  private TrainingLimits limits(CreateTrainingJobRequest request) {
    Optional<StoppingCondition> stopping = Optional.ofNullable(request.stoppingCondition());
    int seconds =
        stopping.map(StoppingCondition::maxRuntimeInSeconds).orElse(DEFAULT_RUNTIME_SECONDS);
    if (seconds > MOST_RUNTIME_SECONDS) {
      throw new InvalidRequestException(
          "StoppingCondition.MaxRuntimeInSeconds %d is above %d, which is 28 days"
              .formatted(seconds, MOST_RUNTIME_SECONDS));
    }
    Optional<Integer> wait = stopping.map(StoppingCondition::maxWaitTimeInSeconds);
    wait.ifPresent(limit -> checkWait(limit, seconds, request.enableManagedSpotTraining()));
    RetryStrategy retries = request.retryStrategy();
    return new TrainingLimits(
        Duration.ofSeconds(seconds),
        retries == null ? defaultRetries : retries.maximumRetryAttempts(),
        wait.map(Duration::ofSeconds));
  }

  private static void checkWait(int wait, int run, @Nullable Boolean spot) {
    if (!Boolean.TRUE.equals(spot)) {
      throw new InvalidRequestException(
          "StoppingCondition.MaxWaitTimeInSeconds %d needs EnableManagedSpotTraining"
              .formatted(wait));
    }
    if (wait < run) {
      throw new InvalidRequestException(
          "Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to"
              + " MaxRuntimeInSeconds");
    }
  }

  private static String instanceType(ResourceConfig resources) {
    return required(resources.instanceType(), "ResourceConfig.InstanceType");
  }

  private static void once(Set<String> names, String kind, String name) {
    if (!names.add(name)) {
      throw new InvalidRequestException("%s '%s' is given twice".formatted(kind, name));
    }
  }

  /** A member that the newest model leaves optional, for cases that are not served here. */
  static <T> T required(@Nullable T member, String name) {
    if (member == null) {
      throw new InvalidRequestException(name + " is required");
    }
    return member;
  }
}
