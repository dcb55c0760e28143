package dev.clary.service.tuning;

import dev.clary.optimizer.space.ParameterRange;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a tuning job has to be like in itself to be accepted. Reads values, touches nothing. */
final class CreationRules {
  private final TuningLimits limits;

  CreationRules(TuningLimits limits) {
    this.limits = limits;
  }

  /**
   * Refuses a job that breaks a rule.
   *
   * @throws InvalidRequestException if it makes no sense
   * @throws LimitExceededException if it asks for more than anybody may
   */
  void check(TuningSpec spec) {
    checkObjective(spec);
    checkNames(spec);
    checkSize(spec);
    checkLimits(spec);
  }

  private static void checkObjective(TuningSpec spec) {
    String metric = spec.objective().metric();
    if (spec.definition().algorithm().metrics().stream()
        .noneMatch(definition -> definition.name().equals(metric))) {
      throw new InvalidRequestException(
          "A metric is required for this hyperparameter tuning job objective. Provide a metric in"
              + " the metric definitions. None of them is named '%s'.".formatted(metric));
    }
  }

  private void checkNames(TuningSpec spec) {
    List<ParameterRange> ranges = spec.space().ranges();
    if (ranges.size() > limits.ranges()) {
      throw new InvalidRequestException(
          "%d parameter ranges are more than the limit of %d"
              .formatted(ranges.size(), limits.ranges()));
    }
    Map<String, String> fixed = spec.definition().hyperparameters();
    var names = new HashSet<>(fixed.keySet());
    names.add(Launcher.OBJECTIVE_HYPERPARAMETER);
    for (ParameterRange range : ranges) {
      String name = range.name();
      if (!names.add(name)) {
        throw new InvalidRequestException(
            fixed.containsKey(name)
                ? "hyperparameter '%s' is both static (%s) and tuned: it must be one of them"
                    .formatted(name, fixed.get(name))
                : "hyperparameter '%s' cannot be tuned: the name is reserved".formatted(name));
      }
    }
    if (names.size() > limits.hyperparameters()) {
      throw new InvalidRequestException(
          "%d static and tuned hyperparameters (with %s) are more than the limit of %d"
              .formatted(
                  names.size(), Launcher.OBJECTIVE_HYPERPARAMETER, limits.hyperparameters()));
    }
  }

  private static void checkSize(TuningSpec spec) {
    OptionalLong size = spec.space().size();
    int count = spec.limits().maxTrainingJobs();
    if (size.isPresent() && size.getAsLong() < count) {
      throw new InvalidRequestException(
          ("You don't have enough combinations of hyperparameter ranges. The total number of"
                  + " hyperparameter combinations for the provided ranges [%s] must be equal or"
                  + " greater than the value of MaxNumberOfJobs, [%d]. Provide additional ranges.")
              .formatted((double) size.getAsLong(), count));
    }
  }

  private void checkLimits(TuningSpec spec) {
    ResourceLimits asked = spec.limits();
    checkLimit("training jobs at a time", asked.maxParallel(), limits.parallel());
    checkLimit(
        "training jobs in all", asked.maxTrainingJobs(), limits.trainingJobs(spec.strategy()));
    asked
        .maxRuntime()
        .ifPresent(
            runtime ->
                checkLimit(
                    "seconds of run time", runtime.toSeconds(), limits.runtime().toSeconds()));
  }

  private static void checkLimit(String what, long asked, long limit) {
    if (asked > limit) {
      throw new LimitExceededException(
          "The account-level service limit '%s per tuning job' is %d, with a request of %d."
              .formatted(what, limit, asked));
    }
  }
}
