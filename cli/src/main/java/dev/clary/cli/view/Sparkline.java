package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of small bars, one per value, the highest value the highest bar: of {@code 1, 8, 4.5} it is
 * {@code ▁█▅}. Heights are relative to the values shown, so a flat row may hide small differences.
 */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * The bars of some finite values; more values than {@code width} are drawn in groups, each as the
   * one that the goal likes best.
   */
  static String of(List<Float> values, boolean minimize, int width) {
    List<Float> shown = grouped(values.stream().filter(Float::isFinite).toList(), minimize, width);
    if (shown.isEmpty()) {
      return "";
    }
    float low = Collections.min(shown);
    float high = Collections.max(shown);
    var bars = new StringBuilder();
    for (float value : shown) {
      double height = high > low ? ((double) value - low) / ((double) high - low) : 0;
      bars.append(BARS.charAt((int) Math.round(height * (BARS.length() - 1))));
    }
    return bars.toString();
  }

  /** Neighbors in groups of about the same size, each shown by its best value. */
  private static List<Float> grouped(List<Float> values, boolean minimize, int width) {
    if (values.size() <= width) {
      return values;
    }
    var best = new ArrayList<Float>();
    for (int group = 0; group < width; group++) {
      int from = (int) ((long) group * values.size() / width);
      int to = (int) ((group + 1L) * values.size() / width);
      List<Float> members = values.subList(from, to);
      best.add(minimize ? Collections.min(members) : Collections.max(members));
    }
    return best;
  }
}
