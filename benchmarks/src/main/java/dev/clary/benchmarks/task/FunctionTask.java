package dev.clary.benchmarks.task;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A closed-form function with its minimum moved to a place of its own. Mixed ones also have
 * categories, each of which shifts and raises the function, and integers.
 */
final class FunctionTask implements Task {
  private final String name;
  private final SearchSpace space;
  private final ToDoubleFunction<double[]> function;
  private final double[] shifts;
  private final double[][] penalties;
  private final double best;

  private FunctionTask(
      String name,
      List<ParameterRange> ranges,
      ToDoubleFunction<double[]> function,
      double[] shifts,
      double[][] penalties,
      double best) {
    this.name = "function/" + name;
    this.space = new SearchSpace(ranges);
    this.function = function;
    this.shifts = shifts;
    this.penalties = penalties;
    this.best = best;
  }

  /**
   * All functions. {@code best} is the value at the minimum; an offset keeps it from being 0, as
   * losses seldom are.
   */
  static List<Task> all() {
    return List.of(
        real("branin", 2, 0, FunctionTask::branin, 0.397887357729738),
        real("hartmann6", 6, 0, FunctionTask::hartmann, -3.32236801141551),
        real("ackley5", 5, 11, x -> ackley(x), 1),
        real("rosenbrock4", 4, 0, x -> 1 + Math.log1p(rosenbrock(x)), 1),
        real("levy8", 8, 12, x -> 1 + levy(x), 1),
        real("styblinski5", 5, 0, FunctionTask::styblinski, -39.16616570377142),
        real("ellipsoid10", 10, 13, x -> 1 + ellipsoid(x), 1),
        mixed("ackley3-categories", 3, 3, 21, FunctionTask::ackley, 1),
        mixed("levy4-categories", 4, 2, 22, x -> 1 + levy(x), 1),
        mixed("ellipsoid5-categories", 5, 4, 23, x -> 1 + ellipsoid(x), 1),
        integers("ackley6-integers", 6, 31, FunctionTask::ackley),
        integers("ellipsoid8-integers", 8, 32, x -> 1 + ellipsoid(x)));
  }

  private static Task real(
      String name, int dimensions, long seed, ToDoubleFunction<double[]> function, double best) {
    var ranges = new ArrayList<ParameterRange>();
    for (int j = 0; j < dimensions; j++) {
      ranges.add(new ContinuousRange("x" + j, 0, 1, Scaling.LINEAR));
    }
    return new FunctionTask(
        name, ranges, function, shifts(dimensions, seed), new double[0][], best);
  }

  private static double[] shifts(int dimensions, long seed) {
    return seed == 0
        ? new double[dimensions]
        : new SplittableRandom(seed).doubles(dimensions, -0.35, 0.35).toArray();
  }

  private static Task mixed(
      String name,
      int dimensions,
      int categories,
      long seed,
      ToDoubleFunction<double[]> function,
      double best) {
    var random = new SplittableRandom(seed);
    var ranges = new ArrayList<ParameterRange>();
    for (int j = 0; j < dimensions; j++) {
      ranges.add(new ContinuousRange("x" + j, 1e-4, 1, Scaling.LOGARITHMIC));
    }
    double[][] penalties = new double[categories][4];
    for (int c = 0; c < categories; c++) {
      ranges.add(new CategoricalRange("c" + c, List.of("p", "q", "r", "s")));
      int free = random.nextInt(4);
      for (int k = 0; k < 4; k++) {
        penalties[c][k] = k == free ? 0 : 0.3 + random.nextDouble();
      }
    }
    return new FunctionTask(name, ranges, function, shifts(dimensions, seed), penalties, best);
  }

  private static Task integers(
      String name, int dimensions, long seed, ToDoubleFunction<double[]> function) {
    var ranges = new ArrayList<ParameterRange>();
    for (int j = 0; j < dimensions; j++) {
      ranges.add(new IntegerRange("k" + j, 0, j % 2 == 0 ? 10 : 200, Scaling.LINEAR));
    }
    double[] shifts = shifts(dimensions, seed);
    double[] nearest = new double[dimensions];
    Arrays.setAll(nearest, j -> ranges.get(j).snap(0.5 + shifts[j]) - shifts[j]);
    return new FunctionTask(
        name, ranges, function, shifts, new double[0][], function.applyAsDouble(nearest));
  }

  @Override
  public double value(Assignment assignment) {
    double[] point = space.encode(assignment);
    double[] x = new double[shifts.length];
    double raised = 0;
    double moved = 0;
    for (int c = 0; c < penalties.length; c++) {
      double penalty = penalties[c][(int) (point[x.length + c] * 4)];
      raised += penalty;
      moved += 0.1 * penalty;
    }
    for (int j = 0; j < x.length; j++) {
      x[j] = point[j] - shifts[j] + moved;
    }
    return function.applyAsDouble(x) + raised;
  }

  @Override
  public double draw(Assignment assignment, SplittableRandom random) {
    return value(assignment);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public Goal goal() {
    return Goal.MINIMIZE;
  }

  @Override
  public double best() {
    return best;
  }

  private static double branin(double[] u) {
    double x = 15 * u[0] - 5;
    double y = 15 * u[1];
    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }

  private static final double[][] STEEPNESS = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] CENTERS = {
    {.1312, .1696, .5569, .0124, .8283, .5886},
    {.2329, .4135, .8307, .3736, .1004, .9991},
    {.2348, .1451, .3522, .2883, .3047, .6650},
    {.4047, .8828, .8732, .5743, .1091, .0381}
  };
  private static final double[] HEIGHTS = {1, 1.2, 3, 3.2};

  private static double hartmann(double[] u) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double distance = 0;
      for (int j = 0; j < 6; j++) {
        distance += STEEPNESS[i][j] * (u[j] - CENTERS[i][j]) * (u[j] - CENTERS[i][j]);
      }
      sum -= HEIGHTS[i] * Math.exp(-distance);
    }
    return sum;
  }

  private static double ackley(double[] u) {
    double squares = 0;
    double waves = 0;
    for (double v : u) {
      double x = 20 * (v - 0.5);
      squares += x * x / u.length;
      waves += Math.cos(2 * Math.PI * x) / u.length;
    }
    return 1 + (20 * (1 - Math.exp(-0.2 * Math.sqrt(squares))) + Math.E - Math.exp(waves)) / 10;
  }

  private static double rosenbrock(double[] u) {
    double sum = 0;
    for (int j = 0; j + 1 < u.length; j++) {
      double x = 4 * u[j] - 2;
      double next = 4 * u[j + 1] - 2;
      sum += 100 * (next - x * x) * (next - x * x) + (1 - x) * (1 - x);
    }
    return sum;
  }

  private static double levy(double[] u) {
    double first = 1 + 3 * (u[0] - 0.5);
    double sum = Math.pow(Math.sin(Math.PI * first), 2);
    for (int j = 0; j + 1 < u.length; j++) {
      double w = 1 + 3 * (u[j] - 0.5);
      sum += (w - 1) * (w - 1) * (1 + 10 * Math.pow(Math.sin(Math.PI * w + 1), 2));
    }
    double last = 1 + 3 * (u[u.length - 1] - 0.5);
    return sum + (last - 1) * (last - 1) * (1 + Math.pow(Math.sin(2 * Math.PI * last), 2));
  }

  private static double styblinski(double[] u) {
    double sum = 0;
    for (double v : u) {
      double x = 10 * v - 5;
      sum += (x * x * x * x - 16 * x * x + 5 * x) / 2 / u.length;
    }
    return sum;
  }

  private static double ellipsoid(double[] u) {
    double sum = 0;
    for (int j = 0; j < u.length; j++) {
      sum += Math.pow(30, (double) j / Math.max(1, u.length - 1)) * (u[j] - 0.5) * (u[j] - 0.5);
    }
    return sum;
  }
}
