package dev.clary.service.tuning;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CreationRulesTest {
  private static final ResourceLimits LIMITS = new ResourceLimits(10, 2, Optional.empty());
  private static final SearchSpace SPACE = SearchSpace.of(real("eta"));

  private final CreationRules rules = new CreationRules(TuningLimits.DEFAULT);

  private static ParameterRange real(String name) {
    return new ContinuousRange(name, 0, 1, Scaling.AUTO);
  }

  private static SearchSpace reals(int count) {
    return new SearchSpace(IntStream.range(0, count).mapToObj(i -> real("x" + i)).toList());
  }

  private static TuningSpec spec(SearchSpace space, ResourceLimits limits) {
    return SampleTuning.spec("digits", space, limits);
  }

  private static TuningSpec with(String metric, TrainingDefinition definition, SearchSpace space) {
    TuningSpec spec = spec(space, LIMITS);
    return new TuningSpec(
        spec.name(),
        spec.owner(),
        StrategyName.BAYESIAN,
        space,
        new Objective(metric, Goal.MINIMIZE),
        LIMITS,
        0,
        definition,
        "");
  }

  private static TrainingDefinition fixed(int count) {
    var hyperparameters = new HashMap<String, String>();
    IntStream.range(0, count).forEach(i -> hyperparameters.put("static" + i, "1"));
    return SampleTraining.definition().withHyperparameters(hyperparameters);
  }

  private void refused(TuningSpec spec, String message) {
    assertThatThrownBy(() -> rules.check(spec))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
  }

  private void tooMuch(TuningSpec spec, String message) {
    assertThatThrownBy(() -> rules.check(spec))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOrdinaryJobIsAccepted() {
    assertThatCode(() -> rules.check(SampleTuning.spec("digits"))).doesNotThrowAnyException();
  }

  @Test
  void theObjectiveIsOneOfTheMetrics() {
    refused(
        with("validation:auc", SampleTraining.definition(), SPACE),
        "A metric is required for this hyperparameter tuning job objective. Provide a metric in the"
            + " metric definitions. None of them is named 'validation:auc'.");
  }

  @Test
  void aHyperparameterIsStaticOrTuned() {
    refused(
        spec(SearchSpace.of(real("num_round")), LIMITS),
        "hyperparameter 'num_round' is both static (20) and tuned");
  }

  @Test
  void theNameOfTheObjectiveHyperparameterIsReserved() {
    refused(
        spec(SearchSpace.of(real("_tuning_objective_metric")), LIMITS),
        "hyperparameter '_tuning_objective_metric' cannot be tuned");
  }

  @Test
  void thirtyRangesAreTheLimit() {
    assertThatCode(() -> rules.check(spec(reals(30), LIMITS))).doesNotThrowAnyException();
    refused(spec(reals(31), LIMITS), "31 parameter ranges are more than the limit of 30");
  }

  @Test
  void aHundredHyperparametersAreTheLimit() {
    assertThatCode(() -> rules.check(with(SampleTraining.METRIC, fixed(69), reals(30))))
        .doesNotThrowAnyException();
    refused(
        with(SampleTraining.METRIC, fixed(70), reals(30)), "101 static and tuned hyperparameters");
  }

  @Test
  void aSpaceHoldsAtLeastAsManyAssignmentsAsThereAreTrainingJobs() {
    SearchSpace three = SearchSpace.of(new CategoricalRange("x", List.of("a", "b", "c")));

    assertThatCode(() -> rules.check(spec(three, new ResourceLimits(3, 1, Optional.empty()))))
        .doesNotThrowAnyException();
    refused(
        spec(three, LIMITS),
        "You don't have enough combinations of hyperparameter ranges. The total number of"
            + " hyperparameter combinations for the provided ranges [3.0] must be equal or greater"
            + " than the value of MaxNumberOfJobs, [10]. Provide additional ranges.");
  }

  @Test
  void nobodyGetsMoreThanTheLimits() {
    tooMuch(
        spec(SPACE, new ResourceLimits(20, 11, Optional.empty())),
        "'training jobs at a time per tuning job' is 10, with a request of 11");
    tooMuch(
        spec(SPACE, new ResourceLimits(10_001, 1, Optional.empty())),
        "'training jobs in all per tuning job' is 10000, with a request of 10001");
    tooMuch(
        spec(SPACE, new ResourceLimits(10, 1, Optional.of(Duration.ofDays(31)))),
        "'seconds of run time per tuning job' is 2592000");
  }
}
