package dev.clary.examples;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.optimizer.tuning.Tuning;
import dev.clary.optimizer.tuning.TuningResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Tunes XGBoost on the bicycles, two models at a time. */
public final class TuneXgboost {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("eta", 0.01, 1, Scaling.LOGARITHMIC),
          new IntegerRange("max_depth", 2, 10, Scaling.LINEAR),
          new ContinuousRange("min_child_weight", 0.5, 200, Scaling.LOGARITHMIC),
          new ContinuousRange("subsample", 0.2, 1, Scaling.LINEAR));

  private TuneXgboost() {}

  /** Tunes on the data in a folder, {@code examples/bikes} unless one is named. */
  public static void main(String[] arguments) throws IOException, XGBoostError {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/bikes");
    System.out.print(tune(folder, 30, 60).summary());
  }

  static TuningResult tune(Path folder, int evaluations, int rounds)
      throws IOException, XGBoostError {
    DMatrix train = matrix(Bikes.train(folder));
    DMatrix validation = matrix(Bikes.validation(folder));
    return Tuning.of(SPACE, Goal.MINIMIZE)
        .withParallel(2)
        .withSeed(7)
        .withProgress(
            seen -> System.out.printf("%d  %.2f%n", seen.number(), seen.value().orElse(Double.NaN)))
        .run(assignment -> rmse(assignment, train, validation, rounds), evaluations);
  }

  private static DMatrix matrix(Bikes bikes) throws XGBoostError {
    int columns = bikes.hours()[0].length;
    float[] all = new float[bikes.hours().length * columns];
    for (int i = 0; i < bikes.hours().length; i++) {
      System.arraycopy(bikes.hours()[i], 0, all, i * columns, columns);
    }
    var matrix = new DMatrix(all, bikes.hours().length, columns, Float.NaN);
    matrix.setLabel(bikes.rentals());
    return matrix;
  }

  /** How far off predictions for hours are that training has not seen. */
  private static double rmse(Assignment assignment, DMatrix train, DMatrix validation, int rounds)
      throws XGBoostError {
    var parameters = new HashMap<String, Object>(assignment.values());
    parameters.put("objective", "reg:squarederror");
    parameters.put("nthread", 1);
    Booster model = XGBoost.train(train, parameters, rounds, Map.of(), null, null);
    try {
      String line = model.evalSet(new DMatrix[] {validation}, new String[] {"validation"}, rounds);
      return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1));
    } finally {
      model.dispose();
    }
  }
}
