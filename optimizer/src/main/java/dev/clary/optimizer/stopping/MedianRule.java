package dev.clary.optimizer.stopping;

import dev.clary.optimizer.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ends training that is worse than the middle of what came before it: the value that it reports is
 * compared with the median, over earlier training jobs, of their average up to the same resource
 * level. Immutable.
 *
 * @param leastCompleted nothing is ended before so many training jobs came to their own end, 1 or
 *     more
 * @param leastAverages nothing is ended where fewer earlier training jobs have an average, 1 or
 *     more
 */
public record MedianRule(int leastCompleted, int leastAverages) {

  /*
   * The rule is the published one of SageMaker's early stopping "Auto", which is that of Golovin and
   * others [1] with the newest value in place of the best: v(e) is worse than the median of the
   * running averages 1..e. Equal is not worse. What is not published is chosen so that little is
   * ended by mistake:
   *
   *   - Nothing at the first report, nor in the first tenth of the usual length of training, where
   *     values say least.
   *   - Never the training job whose newest value is the best of all.
   *   - If this training job's values jump by more from one report to the next than the averages
   *     differ among each other, one bad value proves nothing, and two in a row are needed.
   *
   * [1] Golovin, Solnik, Moitra, Kochanski, Karro and Sculley, Google Vizier: A Service for
   *     Black-Box Optimization, KDD 2017, section 3.2.2.
   */

  /** Ten training jobs completed and five averages. */
  public static final MedianRule STANDARD = new MedianRule(10, 5);

  private static final double FIRST_SHARE = 0.1;

  /** An average of equal values may differ from them in its last digits; that is not worse. */
  private static final double ROUNDING = 1e-12;

  private static final int LEAST_FOR_JUMPS = 3;

  public MedianRule {
    if (leastCompleted < 1 || leastAverages < 1) {
      throw new IllegalArgumentException(
          "the median rule needs 1 or more to compare with, got %d and %d"
              .formatted(leastCompleted, leastAverages));
    }
  }

  /**
   * Whether a running training job should end now.
   *
   * @param running what it has reported so far, the newest value included
   * @param completed the curves of earlier training jobs that came to their own end
   * @param stopped the curves of earlier training jobs that were ended by this rule; they count as
   *     far as they go
   */
  public boolean ends(Goal goal, Curve running, List<Curve> completed, List<Curve> stopped) {
    List<Curve> whole = completed.stream().filter(curve -> curve.size() > 0).toList();
    if (whole.size() < leastCompleted || running.size() < 2 || isEarly(running, whole)) {
      return false;
    }
    List<Curve> earlier = Stream.concat(whole.stream(), stopped.stream()).toList();
    if (isBest(goal, running, earlier) || !isWorse(goal, running, running.reached(), earlier)) {
      return false;
    }
    return !jumps(running, averages(running.reached(), earlier))
        || isWorse(goal, running, before(running), earlier);
  }

  private static boolean isEarly(Curve running, List<Curve> whole) {
    double usual = median(whole.stream().mapToDouble(Curve::reached).toArray());
    return running.reached() < FIRST_SHARE * usual;
  }

  private static boolean isBest(Goal goal, Curve running, List<Curve> earlier) {
    double newest = goal.loss(running.last().orElseThrow());
    return earlier.stream()
        .flatMapToDouble(curve -> curve.last().stream())
        .allMatch(value -> newest <= goal.loss(value));
  }

  private boolean isWorse(Goal goal, Curve running, int resource, List<Curve> earlier) {
    double[] averages = averages(resource, earlier);
    if (averages.length < leastAverages) {
      return false;
    }
    Map.Entry<Integer, Double> newest = running.values().floorEntry(resource);
    double middle = goal.loss(median(averages));
    return goal.loss(newest.getValue()) > middle + ROUNDING * Math.abs(middle);
  }

  private static double[] averages(int resource, List<Curve> earlier) {
    return earlier.stream().flatMapToDouble(c -> c.averageUpTo(resource).stream()).toArray();
  }

  /** The resource level of the last report but one. */
  private static int before(Curve running) {
    return running.values().lowerKey(running.reached());
  }

  private static boolean jumps(Curve running, double[] averages) {
    if (running.size() < LEAST_FOR_JUMPS) {
      return false;
    }
    var values = new ArrayList<>(running.values().values());
    double[] steps = new double[values.size() - 1];
    Arrays.setAll(steps, i -> Math.abs(values.get(i + 1) - values.get(i)));
    double middle = median(averages);
    return median(steps)
        > median(Arrays.stream(averages).map(average -> Math.abs(average - middle)).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
