package dev.clary.benchmarks.quality;

import java.util.Comparator;

/** One search: of a task, in a setting, with a seed. */
record Run(String setting, String task, long seed) implements Comparable<Run> {
  private static final Comparator<Run> ORDER =
      Comparator.comparing(Run::setting).thenComparing(Run::task).thenComparingLong(Run::seed);

  @Override
  public int compareTo(Run other) {
    return ORDER.compare(this, other);
  }
}
