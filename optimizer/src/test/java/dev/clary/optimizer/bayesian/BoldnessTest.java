package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BoldnessTest {
  private static final SearchSpace SQUARE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 0, 1, Scaling.LINEAR));

  private static double boldness(int size, ToDoubleFunction<double[]> loss) {
    var random = new SplittableRandom(11);
    double[][] points = new double[size][];
    Arrays.setAll(points, i -> random.doubles(2).toArray());
    double[] losses = Arrays.stream(points).mapToDouble(loss).toArray();
    double[] repeats = new double[size];
    Arrays.fill(repeats, 1);
    var space = new ModelSpace(SQUARE);
    History history = History.empty(SQUARE, Goal.MINIMIZE, 7, 100);
    var fits = new HyperparameterFit(space, history, new FitMemory());
    return new Boldness(space, fits).after(new Training(points, losses, repeats));
  }

  private static double bowl(double[] point) {
    return Math.pow(point[0] - 0.3, 2) + Math.pow(point[1] - 0.6, 2);
  }

  @Test
  void beforeAnythingCouldBeForetoldItIsTheUsual() {
    double usual = boldness(12, BoldnessTest::bowl);

    assertThat(usual).isEqualTo(1.75);
  }

  @Test
  void predictionsThatComeTrueMakeCareful() {
    double careful = boldness(60, BoldnessTest::bowl);

    assertThat(careful).isLessThan(1.5);
  }

  @Test
  void surprisesMakeBold() {
    int[] evaluated = {0};
    ToDoubleFunction<double[]> smoothAtFirst =
        point -> bowl(point) + (evaluated[0]++ < 38 ? 0 : Math.sin(40 * point[0]));

    double bold = boldness(47, smoothAtFirst);

    assertThat(bold).isBetween(2.0, 3.0);
  }
}
