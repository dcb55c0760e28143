package dev.clary.benchmarks.bikes;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.table.LabeledRows;
import dev.clary.algorithms.xgboost.Hyperparameters;
import dev.clary.algorithms.xgboost.Training;
import dev.clary.optimizer.space.Assignment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains on the bikes in this process. Immutable; several threads may train at a time. */
final class BikesTraining {
  private static final String METRIC = "\tvalidation-rmse:";

  private final LabeledRows train;
  private final LabeledRows validation;
  private final Map<String, String> staticHyperparameters;
  private final TrainedBefore trainedBefore;

  /**
   * Reads the data.
   *
   * @param folder of the example, with {@code train} and {@code validation}
   */
  BikesTraining(Path folder, Map<String, String> staticHyperparameters, TrainedBefore trainedBefore)
      throws IOException {
    this.trainedBefore = trainedBefore;
    train = read(folder, "train");
    validation = read(folder, "validation");
    this.staticHyperparameters = staticHyperparameters;
  }

  /**
   * Trains once.
   *
   * @param seed of XGBoost itself; 0 is what it takes when nothing is said
   * @return the last validation:rmse in the log, the objective of the tuning job
   */
  double objective(Assignment assignment, int seed) {
    var given = new TreeMap<>(staticHyperparameters);
    given.putAll(assignment.values());
    given.put("seed", Integer.toString(seed));
    return trainedBefore.get(given.toString(), () -> train(given));
  }

  private double train(Map<String, String> given) {
    var log = new ArrayList<String>();
    new Training(Hyperparameters.of(given), train, Optional.of(validation), log::add).run();
    String line = log.get(log.size() - 1);
    return Double.parseDouble(line.substring(line.indexOf(METRIC) + METRIC.length()));
  }

  private static LabeledRows read(Path folder, String name) throws IOException {
    return LabeledRows.read(
        new Channel(name, folder.resolve(name), Optional.of("text/csv")), false);
  }
}
