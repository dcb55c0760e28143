package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import dev.clary.optimizer.analysis.Importance;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.analysis.SobolIndices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Takes a model apart into what each dimension brings about. */
final class ImportanceStudy {

  /*
   * Sobol indices of the surrogate's mean, a functional ANOVA [1] whose integrals are sums over
   * scrambled Sobol points. Near the best: of the mean cut off at its best quarter, so that what
   * happens among bad assignments counts for nothing, as in section 5 there. Effects are averages over the
   * other dimensions, in the metric's own unit, within the values that were observed.
   *
   * How sure a share is: the standard error by the jackknife over five groups of observations, the
   * model fitted anew without each.
   *
   * [1] Hutter, Hoos and Leyton-Brown, An Efficient Approach for Assessing Hyperparameter
   *     Importance, ICML 2014.
   */

  private static final int POINTS = 2048;
  private static final int POINTS_OF_GROUPS = 512;
  private static final int POINTS_OF_EFFECTS = 128;
  private static final int GRID = 32;
  private static final int GROUPS = 5;
  private static final double NEAR_BEST = 0.25;

  private final ModelSpace space;
  private final History history;
  private final Posterior posterior;
  private final FitMemory memory;
  private final SplittableRandom random;

  ImportanceStudy(ModelSpace space, History history, Posterior posterior, FitMemory memory) {
    this.memory = memory;
    this.space = space;
    this.history = history;
    this.posterior = posterior;
    this.random = history.stream("importances", 0);
  }

  Importances importances(int observations) {
    double[][][] sets = sets(POINTS);
    double[][] values = values(posterior, sets);
    SobolIndices everywhere = indices(values);
    double[] nearBest = indices(cutOff(values)).shares();
    double[] shares = everywhere.shares();
    List<Fold> folds = Fold.of(space, history, memory, GROUPS);
    double[] deviations = deviations(folds);
    var parameters = new ArrayList<Importance>();
    for (int j = 0; j < space.dimensions(); j++) {
      parameters.add(
          new Importance(
              space.name(j),
              shares[j],
              deviations[j],
              everywhere.first(j),
              everywhere.total(j),
              nearBest[j],
              effects(j, Arrays.copyOf(sets[0], POINTS_OF_EFFECTS))));
    }
    return Importances.of(parameters, Fold.predictability(folds), observations);
  }

  /** Points A, points B, and A with each dimension of B in turn. */
  private double[][][] sets(int count) {
    int dimensions = space.dimensions();
    var sobol = new Sobol(2 * dimensions, random.split());
    double[][][] sets = new double[dimensions + 2][count][];
    for (int i = 0; i < count; i++) {
      double[] both = sobol.point(i);
      double[] a = Arrays.copyOf(both, dimensions);
      double[] b = Arrays.copyOfRange(both, dimensions, 2 * dimensions);
      space.snap(a);
      space.snap(b);
      sets[0][i] = a;
      sets[1][i] = b;
      for (int j = 0; j < dimensions; j++) {
        sets[j + 2][i] = a.clone();
        sets[j + 2][i][j] = b[j];
      }
    }
    return sets;
  }

  private static double[][] values(Posterior posterior, double[][][] sets) {
    return Arrays.stream(sets).map(posterior::means).toArray(double[][]::new);
  }

  private static SobolIndices indices(double[][] values) {
    return SobolIndices.of(values[0], values[1], Arrays.copyOfRange(values, 2, values.length));
  }

  private static double[][] cutOff(double[][] values) {
    double cut = Sample.quantile(Sample.sorted(values[0]), NEAR_BEST);
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(value -> Math.min(value, cut)).toArray())
        .toArray(double[][]::new);
  }

  /** Standard errors of the shares. */
  private double[] deviations(List<Fold> folds) {
    double[][][] sets = sets(POINTS_OF_GROUPS);
    List<double[]> shares =
        folds.stream().map(fold -> indices(values(fold.posterior(), sets)).shares()).toList();
    double[] deviations = new double[space.dimensions()];
    for (int j = 0; j < deviations.length; j++) {
      int dimension = j;
      double[] column = shares.stream().mapToDouble(share -> share[dimension]).toArray();
      deviations[j] =
          column.length < 2 ? 0 : Math.sqrt((column.length - 1) * Sample.variance(column));
    }
    return deviations;
  }

  /** The mean objective by value of one dimension, in ascending or listed order. */
  private List<Importance.Effect> effects(int dimension, double[][] others) {
    var effects = new ArrayList<Importance.Effect>();
    for (Map.Entry<String, Double> value : grid(dimension).entrySet()) {
      double[][] points = Arrays.stream(others).map(double[]::clone).toArray(double[][]::new);
      for (double[] point : points) {
        point[dimension] = value.getValue();
      }
      double[] losses =
          Arrays.stream(posterior.means(points)).map(posterior::observedLoss).toArray();
      effects.add(new Importance.Effect(value.getKey(), history.goal().loss(Sample.mean(losses))));
    }
    return effects;
  }

  /** Coordinates of values spread over a dimension, by the values' texts. */
  private Map<String, Double> grid(int dimension) {
    long levels = space.levels(dimension);
    boolean all = levels > 0 && (levels <= GRID || space.categorical(dimension));
    long count = all ? levels : GRID;
    var grid = new LinkedHashMap<String, Double>();
    for (long i = 0; i < count; i++) {
      double u = all ? space.level(dimension, i) : space.snap(dimension, i / (double) (count - 1));
      grid.put(space.value(dimension, u), u);
    }
    return grid;
  }
}
