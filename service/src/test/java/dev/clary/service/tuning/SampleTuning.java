package dev.clary.service.tuning;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.SampleTraining;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tuning jobs for tests. */
public final class SampleTuning {
  private static final ResourceLimits LIMITS =
      new ResourceLimits(10, 2, Optional.of(Duration.ofHours(1)));

  private SampleTuning() {}

  /** A job that was just created. */
  public static TuningJob job(String name) {
    return job(spec(name));
  }

  public static TuningJob job(TuningSpec spec) {
    return new TuningJob(
        spec,
        TuningStatus.IN_PROGRESS,
        Optional.empty(),
        false,
        SampleTraining.CREATED,
        SampleTraining.CREATED,
        0);
  }

  /** A spec with a range of each kind. */
  public static TuningSpec spec(String name) {
    var space =
        new SearchSpace(
            List.of(
                new ContinuousRange("eta", 1e-5, 0.1, Scaling.LOGARITHMIC),
                new IntegerRange("max_depth", 1, 9_007_199_254_740_993L, Scaling.AUTO),
                new CategoricalRange("booster", List.of("gbtree", "\"dart\""))));
    return spec(name, space, LIMITS);
  }

  public static TuningSpec spec(String name, SearchSpace space, ResourceLimits limits) {
    return spec(name, space, limits, Goal.MINIMIZE);
  }

  public static TuningSpec spec(String name, SearchSpace space, ResourceLimits limits, Goal goal) {
    return new TuningSpec(
        new TuningJobName(name),
        SampleTraining.OWNER,
        StrategyName.RANDOM,
        space,
        new Objective(SampleTraining.METRIC, goal),
        limits,
        -42,
        SampleTraining.definition(),
        "{\"Strategy\": \"Random\"}");
  }
}
