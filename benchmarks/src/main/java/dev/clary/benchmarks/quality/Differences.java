package dev.clary.benchmarks.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Differences between two methods on the same runs, and how sure they are. Immutable. */
final class Differences {

  /*
   * Seeds of one task are not independent evidence about other tasks, so both the interval and the
   * test take the task as the unit: the interval draws tasks with replacement and within them seeds;
   * the test flips the sign of whole tasks, as if the names of the two methods were exchanged there.
   */

  private static final int RESAMPLES = 4000;
  private static final int FLIPS = 20_000;

  private final double[][] byTask;

  private Differences(double[][] byTask) {
    this.byTask = byTask;
  }

  /** The second method's regret less the first's after so many evaluations. */
  static Differences of(
      Traces traces, String first, String second, List<Run> runs, int evaluations) {
    var byTask = new TreeMap<String, List<Double>>();
    for (Run run : runs) {
      double difference =
          traces.regret(second, run, evaluations) - traces.regret(first, run, evaluations);
      byTask.computeIfAbsent(run.task(), key -> new ArrayList<>()).add(difference);
    }
    return of(byTask.values().stream().map(Differences::array).toArray(double[][]::new));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /**
   * Holds what it is given.
   *
   * @param byTask one row per task, one element per seed
   */
  static Differences of(double[][] byTask) {
    return new Differences(byTask);
  }

  int tasks() {
    return byTask.length;
  }

  /** The lower and the upper end of the 95 % bootstrap interval of the mean. */
  double[] interval() {
    var random = new SplittableRandom(1);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      int count = 0;
      for (int t = 0; t < byTask.length; t++) {
        double[] seeds = byTask[random.nextInt(byTask.length)];
        for (int s = 0; s < seeds.length; s++) {
          sum += seeds[random.nextInt(seeds.length)];
        }
        count += seeds.length;
      }
      means[i] = sum / count;
    }
    Arrays.sort(means);
    return new double[] {means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]};
  }

  /**
   * The two-sided probability of a mean over tasks this far from 0 if the methods were alike: by
   * all flips of signs, if there are few enough, otherwise by random ones.
   */
  double chance() {
    double[] means =
        Arrays.stream(byTask).mapToDouble(d -> Arrays.stream(d).average().orElse(0)).toArray();
    double observed = Math.abs(Arrays.stream(means).sum()) - 1e-12;
    boolean listed = means.length < 14;
    int flips = listed ? 1 << means.length : FLIPS;
    var random = new SplittableRandom(2);
    int beyond = 0;
    for (int i = 0; i < flips; i++) {
      long signs = listed ? i : random.nextLong();
      double sum = 0;
      for (int t = 0; t < means.length; t++) {
        sum += (signs >> t & 1) == 0 ? means[t] : -means[t];
      }
      beyond += Math.abs(sum) >= observed ? 1 : 0;
    }
    return listed ? (double) beyond / flips : (beyond + 1.0) / (flips + 1.0);
  }

  /** How many runs are above (1), at (0) or below (-1) a difference of zero. */
  long count(int sign) {
    return Arrays.stream(byTask)
        .flatMapToDouble(Arrays::stream)
        .filter(difference -> Math.signum(difference) == sign)
        .count();
  }

  /** Holm's correction of several probabilities, in the order given. */
  static double[] holm(double[] chances) {
    int[] order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> chances[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] corrected = new double[chances.length];
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, (order.length - rank) * chances[order[rank]]));
      corrected[order[rank]] = least;
    }
    return corrected;
  }
}
