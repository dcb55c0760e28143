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
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Tunes a regression tree of Tribuo on the bicycles, two at a time. */
public final class TuneTribuo {
  private static final RegressionFactory FACTORY = new RegressionFactory();
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new IntegerRange("max_depth", 2, 20, Scaling.LINEAR),
          new ContinuousRange("min_child_weight", 1, 500, Scaling.LOGARITHMIC),
          new ContinuousRange("min_impurity_decrease", 0.001, 100, Scaling.LOGARITHMIC),
          new ContinuousRange("fraction_of_features", 0.3, 1, Scaling.LINEAR));

  private TuneTribuo() {}

  /** Tunes on the data in a folder, {@code examples/bikes} unless one is named. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "examples/bikes");
    System.out.print(tune(folder, 30).summary());
  }

  static TuningResult tune(Path folder, int evaluations) throws IOException {
    MutableDataset<Regressor> train = dataset(Bikes.train(folder));
    MutableDataset<Regressor> validation = dataset(Bikes.validation(folder));
    return Tuning.of(SPACE, Goal.MINIMIZE)
        .withParallel(2)
        .withSeed(7)
        .withProgress(
            seen -> System.out.printf("%d  %.2f%n", seen.number(), seen.value().orElse(Double.NaN)))
        .run(assignment -> rmse(assignment, train, validation), evaluations);
  }

  /** How far off predictions for hours are that training has not seen. */
  private static double rmse(
      Assignment assignment,
      MutableDataset<Regressor> train,
      MutableDataset<Regressor> validation) {
    var trainer =
        new CARTRegressionTrainer(
            Integer.parseInt(assignment.get("max_depth")),
            Float.parseFloat(assignment.get("min_child_weight")),
            Float.parseFloat(assignment.get("min_impurity_decrease")),
            Float.parseFloat(assignment.get("fraction_of_features")),
            false,
            new MeanSquaredError(),
            1);
    return new RegressionEvaluator().evaluate(trainer.train(train), validation).averageRMSE();
  }

  private static MutableDataset<Regressor> dataset(Bikes bikes) {
    var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("bikes", FACTORY), FACTORY);
    String[] names =
        IntStream.range(0, bikes.hours()[0].length).mapToObj(i -> "f" + i).toArray(String[]::new);
    for (int i = 0; i < bikes.hours().length; i++) {
      var example = new ArrayExample<>(new Regressor("rentals", bikes.rentals()[i]));
      for (int j = 0; j < names.length; j++) {
        example.add(names[j], bikes.hours()[i][j]);
      }
      dataset.add(example);
    }
    return dataset;
  }
}
