package dev.clary.optimizer.space;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A whole-numbered hyperparameter between two bounds, both included.
 *
 * @param name the hyperparameter's name
 * @param min the lower bound
 * @param max the upper bound, at least {@code min}
 * @param scaling the scale; logarithmic needs {@code min} of 1 or more, and there is no reverse
 *     logarithmic scale of integers
 */
public record IntegerRange(String name, long min, long max, Scaling scaling)
    implements ParameterRange {

  /*
   * Every value k owns a cell of [0, 1]. Linear cells are equally wide. Logarithmic cells are
   * [log(k - 1/2), log(k + 1/2)] stretched to [0, 1], so that value k is drawn in proportion to
   * log((k + 1/2) / (k - 1/2)). The coordinate that a model sees is that of the value, not of the
   * draw: rounding happens before the kernel.
   */

  private static final double AUTO_RATIO = 64;

  public IntegerRange {
    requireNonNull(name, "name");
    requireNonNull(scaling, "scaling");
    if (min > max) {
      throw new IllegalArgumentException(
          "range '%s': min %d is above max %d".formatted(name, min, max));
    }
    if (scaling == Scaling.LOGARITHMIC && min < 1) {
      throw new IllegalArgumentException(
          "range '%s': logarithmic scaling needs min of 1 or more, got %d".formatted(name, min));
    }
    if (scaling == Scaling.REVERSE_LOGARITHMIC) {
      throw new IllegalArgumentException(
          "range '%s': integers have no reverse logarithmic scaling".formatted(name));
    }
  }

  @Override
  public double encode(String value) {
    return coordinate(parse(value));
  }

  private long parse(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      // A parent job may have tuned the same hyperparameter as a real number.
      return Math.round(DecimalText.parse(name, value));
    }
  }

  @Override
  public String decode(double coordinate) {
    return Long.toString(number(coordinate));
  }

  @Override
  public double snap(double coordinate) {
    return coordinate(number(coordinate));
  }

  @Override
  public String canonical(String value) {
    return Long.toString(parse(value));
  }

  @Override
  public double nth(long index) {
    return coordinate(min + index);
  }

  private boolean logarithmic() {
    return resolved().scaling == Scaling.LOGARITHMIC;
  }

  /** Number of values as a double: the exact count may exceed a long. */
  private double cells() {
    return (double) max - (double) min + 1;
  }

  private long number(double coordinate) {
    double u = Math.max(0, Math.min(1, coordinate));
    if (logarithmic()) {
      double low = Math.log(min - 0.5);
      double high = Math.log(max + 0.5);
      return Math.max(min, Math.min(max, Math.round(Math.exp(low + u * (high - low)))));
    }
    double offset = Math.min(Math.floor(u * cells()), cells() - 1);
    // Two steps of half the offset, because the whole may not fit a long.
    long half = (long) (offset / 2);
    long number = min + half + (long) (offset - half);
    return Math.max(min, Math.min(max, number));
  }

  private double coordinate(long number) {
    long inside = Math.max(min, Math.min(max, number));
    if (min == max) {
      return 0.5;
    }
    if (logarithmic()) {
      double low = Math.log(min - 0.5);
      double high = Math.log(max + 0.5);
      return (Math.log((double) inside) - low) / (high - low);
    }
    return ((double) inside - (double) min + 0.5) / cells();
  }

  @Override
  public OptionalLong size() {
    long difference = max - min;
    boolean fits = difference >= 0 && difference < Long.MAX_VALUE;
    return fits ? OptionalLong.of(difference + 1) : OptionalLong.empty();
  }

  @Override
  public IntegerRange resolved() {
    if (scaling != Scaling.AUTO) {
      return this;
    }
    boolean wide = min >= 1 && (double) max / min >= AUTO_RATIO;
    return new IntegerRange(name, min, max, wide ? Scaling.LOGARITHMIC : Scaling.LINEAR);
  }
}
