package dev.clary.service.tuning;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.service.AlreadyExistsException;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.training.TuningOrigin;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns suggestions into training jobs. What is asked of the strategy follows from stored rows
 * alone, so that a search which was interrupted anywhere goes on as if it had not been. Used by the
 * loop's thread.
 */
final class Launcher {
  /**
   * The hyperparameter by which programs written for the original service learn their objective.
   */
  static final String OBJECTIVE_HYPERPARAMETER = "_tuning_objective_metric";

  private static final Logger logger = LoggerFactory.getLogger(Launcher.class);
  private static final int MOST_NAMES = 100;

  private final TrainingJobs trainingJobs;
  private final Function<StrategyName, Strategy> strategies;

  Launcher(TrainingJobs trainingJobs, Function<StrategyName, Strategy> strategies) {
    this.trainingJobs = trainingJobs;
    this.strategies = strategies;
  }

  /**
   * Launches at most {@code count} training jobs, each stored before the next one is thought of.
   *
   * @param launched all training jobs of the job so far
   * @return how many were launched; fewer when the search space is exhausted
   */
  int launch(TuningSpec spec, List<LaunchedJob> launched, int count) {
    Strategy strategy = strategies.apply(spec.strategy());
    History history = history(spec, launched);
    for (int i = 0; i < count; i++) {
      // One by one: a batch that a crash cut in two would go on differently.
      Optional<Suggestion> suggestion = strategy.suggest(history, 1).stream().findFirst();
      if (suggestion.isEmpty()) {
        return i;
      }
      TrainingJob job = launch(spec, suggestion.get());
      logger.info("{}: launched {}", spec.name(), job.name());
      history = history.asked(suggestion.get());
    }
    return count;
  }

  static History history(TuningSpec spec, List<LaunchedJob> launched) {
    List<Observation> observations =
        launched.stream().flatMap(job -> job.observation(spec.space()).stream()).toList();
    List<Suggestion> pending =
        launched.stream()
            .filter(job -> !job.status().isFinal())
            .map(job -> job.suggestion(spec.space()))
            .toList();
    return new History(
        spec.space(),
        spec.objective().goal(),
        spec.seed(),
        spec.limits().maxTrainingJobs(),
        pending,
        observations);
  }

  private TrainingJob launch(TuningSpec spec, Suggestion suggestion) {
    var origin =
        new TuningOrigin(
            spec.name().value(),
            suggestion.number(),
            suggestion.assignment().values(),
            suggestion.explanation().facts());
    var hyperparameters = new HashMap<>(spec.definition().hyperparameters());
    hyperparameters.putAll(suggestion.assignment().values());
    hyperparameters.put(OBJECTIVE_HYPERPARAMETER, spec.objective().metric());
    for (int salt = 0; ; salt++) {
      TrainingJobName name = name(spec, suggestion.number(), salt);
      try {
        return trainingJobs.launch(
            new TrainingSpec(
                name,
                spec.owner(),
                Optional.of(origin),
                spec.definition().withHyperparameters(hyperparameters),
                spec.request()));
      } catch (AlreadyExistsException e) {
        if (salt == MOST_NAMES) {
          throw e;
        }
        logger.warn("{}: the name {} is taken, trying another one", spec.name(), name);
      }
    }
  }

  /**
   * The name of a training job: equal for equal arguments, so that what was launched just before a
   * crash is found again, and shaped as on the original service.
   */
  static TrainingJobName name(TuningSpec spec, int number, int salt) {
    var checksum = new CRC32();
    checksum.update(
        "%s/%d/%d/%d"
            .formatted(spec.name(), spec.seed(), number, salt)
            .getBytes(StandardCharsets.UTF_8));
    return new TrainingJobName("%s-%03d-%08x".formatted(spec.name(), number, checksum.getValue()));
  }
}
