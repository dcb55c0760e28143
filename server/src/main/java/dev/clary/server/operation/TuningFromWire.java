package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.optimizer.Goal;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.tuning.Objective;
import dev.clary.service.tuning.ResourceLimits;
import dev.clary.service.tuning.StrategyName;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.HyperParameterTrainingJobDefinition;
import dev.clary.wire.shape.HyperParameterTuningJobConfig;
import dev.clary.wire.shape.HyperParameterTuningJobObjective;
import dev.clary.wire.shape.HyperParameterTuningResourceConfig;
import dev.clary.wire.shape.ParameterRanges;
import dev.clary.wire.shape.ResourceConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads what a tuning job shall search, and within which limits. Immutable.
 *
 * <p>What is not served was refused before; whether names, counts and metrics go together is the
 * service's to judge.
 */
final class TuningFromWire {
  private final FromWire training;
  private final LongSupplier seeds;

  /**
   * @param seeds the seed of a job whose request names none
   */
  TuningFromWire(FromWire training, LongSupplier seeds) {
    this.training = training;
    this.seeds = seeds;
  }

  /**
   * A tuning job.
   *
   * @throws InvalidRequestException naming member, value and rule
   */
  TuningSpec tuningSpec(CreateHyperParameterTuningJobRequest request, Call call) {
    HyperParameterTuningJobConfig config = request.hyperParameterTuningJobConfig();
    Objective objective =
        objective(
            FromWire.required(
                config.hyperParameterTuningJobObjective(),
                "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective"));
    return new TuningSpec(
        new TuningJobName(request.hyperParameterTuningJobName()),
        call.caller().owner(),
        strategy(config.strategy()),
        Ranges.space(
            requireNonNullElse(
                config.parameterRanges(), new ParameterRanges(null, null, null, null))),
        objective,
        limits(config.resourceLimits()),
        config.randomSeed() == null ? seeds.getAsLong() : config.randomSeed(),
        definition(
            FromWire.required(request.trainingJobDefinition(), "TrainingJobDefinition"), objective),
        call.request().toString());
  }

  private TrainingDefinition definition(
      HyperParameterTrainingJobDefinition shape, Objective objective) {
    checkResources(shape);
    return training.definition(Template.of("", shape), Optional.of(objective.metric()));
  }

  /** Two forms that disagree would leave one of them ignored. */
  private static void checkResources(HyperParameterTrainingJobDefinition shape) {
    ResourceConfig resources = shape.resourceConfig();
    HyperParameterTuningResourceConfig tuning = shape.hyperParameterTuningResourceConfig();
    if (resources != null
        && tuning != null
        && tuning.instanceType() != null
        && !tuning.instanceType().equals(resources.instanceType())) {
      throw new InvalidRequestException(
          "TrainingJobDefinition has ResourceConfig and HyperParameterTuningResourceConfig with"
              + " different instance types; send one of them");
    }
  }

  private static Objective objective(HyperParameterTuningJobObjective shape) {
    Goal goal =
        switch (shape.type()) {
          case "Maximize" -> Goal.MAXIMIZE;
          case "Minimize" -> Goal.MINIMIZE;
          default -> throw new AssertionError("the service model has no goal " + shape.type());
        };
    return new Objective(shape.metricName(), goal);
  }

  private static StrategyName strategy(String name) {
    return switch (name) {
      case "Random" -> StrategyName.RANDOM;
      case "Bayesian" -> StrategyName.BAYESIAN;
      default -> throw new AssertionError("strategy " + name + " should have been refused");
    };
  }

  private static ResourceLimits limits(dev.clary.wire.shape.ResourceLimits shape) {
    int jobs =
        FromWire.required(
            shape.maxNumberOfTrainingJobs(),
            "HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs");
    return new ResourceLimits(
        jobs,
        shape.maxParallelTrainingJobs(),
        Optional.ofNullable(shape.maxRuntimeInSeconds()).map(Duration::ofSeconds));
  }
}
