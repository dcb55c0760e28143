package dev.clary.algorithms.xgboost;

import static java.util.Objects.requireNonNull;

import dev.clary.algorithms.job.RefusedException;
import dev.clary.algorithms.table.LabeledRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One training of XGBoost: rounds, each of which adds trees and logs how the model does.
 *
 * <p>{@link #run} is called once, by one thread; {@link #stop} may be called by any other.
 */
public final class Training {
  private final Hyperparameters hyperparameters;
  private final LabeledRows train;
  private final Optional<LabeledRows> validation;
  private final Consumer<String> log;
  private volatile boolean stopRequested;

  /**
   * Prepares a training.
   *
   * @param validation rows to evaluate on besides the training rows; they have as many columns
   * @param log takes each line of the log, without its end of line
   * @throws RefusedException if rows, labels and hyperparameters do not go together
   */
  public Training(
      Hyperparameters hyperparameters,
      LabeledRows train,
      Optional<LabeledRows> validation,
      Consumer<String> log) {
    this.hyperparameters = requireNonNull(hyperparameters, "hyperparameters");
    this.train = requireNonNull(train, "train");
    this.validation = requireNonNull(validation, "validation");
    this.log = requireNonNull(log, "log");
    checkRows();
  }

  /**
   * Trains to the last round, or until early stopping or {@link #stop} ends it after a round.
   *
   * @return the model in XGBoost's binary format, Universal Binary JSON: that of the last round, or
   *     with early stopping that of the best
   * @throws RefusedException if XGBoost cannot be loaded here or refuses the hyperparameters
   */
  public byte[] run() {
    NativeXgboost.load();
    Objective objective = hyperparameters.objective();
    int width = Math.max(train.width(), validation.map(LabeledRows::width).orElse(0));
    try (Matrix trained = Matrix.of("train", train, width, objective)) {
      if (validation.isEmpty()) {
        return run(List.of(trained));
      }
      try (Matrix validated = Matrix.of("validation", validation.get(), width, objective)) {
        return run(List.of(trained, validated));
      }
    }
  }

  /** Ends the training after the round that is under way. */
  public void stop() {
    stopRequested = true;
  }

  private byte[] run(List<Matrix> matrices) {
    try (Booster booster = Booster.of(matrices, hyperparameters.parameters())) {
      Optional<EarlyStopping> earlyStopping = Optional.empty();
      int rounds = hyperparameters.rounds();
      for (int round = 0; round < rounds && !stopRequested; round++) {
        booster.update(round);
        var evaluation = Evaluation.of(booster, matrices, hyperparameters.metrics(), round);
        log.accept(evaluation.line());
        if (round == 0) {
          earlyStopping = earlyStopping(evaluation);
        }
        if (earlyStopping.isPresent() && stopsAfter(round, evaluation, earlyStopping.get())) {
          break;
        }
      }
      return earlyStopping
          .map(stopping -> best(booster, stopping))
          .orElseGet(() -> booster.save("ubj"));
    }
  }

  /**
   * Known after the first evaluation only, which tells the metric of objectives without another.
   */
  private Optional<EarlyStopping> earlyStopping(Evaluation first) {
    if (hyperparameters.earlyStoppingRounds().isEmpty()) {
      return Optional.empty();
    }
    if (validation.isEmpty()) {
      log.accept("early_stopping_rounds has no effect without a channel 'validation'");
      return Optional.empty();
    }
    Metric metric = hyperparameters.stoppingMetric().orElseGet(first::lastMetric);
    return Optional.of(
        new EarlyStopping(
            new MetricOfChannel("validation", metric).column(),
            metric.maximized(),
            hyperparameters.earlyStoppingRounds().getAsInt()));
  }

  private boolean stopsAfter(int round, Evaluation evaluation, EarlyStopping stopping) {
    boolean stops = stopping.stopsAfter(round, evaluation.value(stopping.column()));
    if (stops) {
      log.accept(
          "stopped early: %s was best in round %d"
              .formatted(stopping.column(), stopping.bestRound()));
    }
    return stops;
  }

  /** The model as it was after its best round. */
  private byte[] best(Booster booster, EarlyStopping stopping) {
    if (hyperparameters.linear()) {
      log.accept("a linear model cannot go back to its best round: this is the model of the last");
      return booster.save("ubj");
    }
    booster.note("best_iteration", Integer.toString(stopping.bestRound()));
    booster.note("best_score", Double.toString(stopping.best()));
    var slice = new ModelSlice(stopping.bestRound() + 1, hyperparameters.treesPerRound());
    booster.load(slice.of(booster.save("json")));
    return booster.save("ubj");
  }

  private void checkRows() {
    var labels = new LabelCheck(hyperparameters.objective(), hyperparameters.classes());
    labels.check("train", train);
    validation.ifPresent(rows -> labels.check("validation", rows));
    hyperparameters.tuningMetric().ifPresent(this::checkMeasurable);
  }

  private void checkMeasurable(MetricOfChannel metric) {
    if (metric.channel().equals("validation") && validation.isEmpty()) {
      throw new RefusedException(
          "hyperparameter '_tuning_objective_metric' '%s' needs a channel 'validation'"
              .formatted(metric));
    }
  }
}
