package dev.clary.optimizer.space;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A real-valued hyperparameter between two finite bounds, both included.
 *
 * @param name the hyperparameter's name
 * @param min the lower bound
 * @param max the upper bound, at least {@code min}
 * @param scaling the scale; logarithmic needs {@code min} above 0, reverse logarithmic needs bounds
 *     in [0, 1)
 */
public record ContinuousRange(String name, double min, double max, Scaling scaling)
    implements ParameterRange {

  // A hair below 100 and 50: 0.5 to 0.99 is a ratio of 50 that rounding makes less.
  private static final double AUTO_RATIO = 100 * (1 - 1e-9);
  private static final double AUTO_REVERSE_RATIO = 50 * (1 - 1e-9);

  public ContinuousRange {
    requireNonNull(name, "name");
    requireNonNull(scaling, "scaling");
    if (!Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException(
          "range '%s': bounds must be finite, got %s and %s".formatted(name, min, max));
    }
    if (min > max) {
      throw new IllegalArgumentException(
          "range '%s': min %s is above max %s".formatted(name, min, max));
    }
    if (scaling == Scaling.LOGARITHMIC && min <= 0) {
      throw new IllegalArgumentException(
          "range '%s': logarithmic scaling needs min above 0, got %s".formatted(name, min));
    }
    if (scaling == Scaling.REVERSE_LOGARITHMIC && (min < 0 || max >= 1)) {
      throw new IllegalArgumentException(
          "range '%s': reverse logarithmic scaling needs bounds in [0, 1), got %s and %s"
              .formatted(name, min, max));
    }
    min += 0.0; // -0.0 becomes 0.0: equal numbers must print alike
    max += 0.0;
  }

  @Override
  public double encode(String value) {
    double number = DecimalText.parse(name, value);
    return min == max ? 0.5 : coordinate(Math.max(min, Math.min(max, number)));
  }

  @Override
  public String decode(double coordinate) {
    return DecimalText.of(number(coordinate));
  }

  @Override
  public double snap(double coordinate) {
    return min == max ? 0.5 : coordinate(number(coordinate));
  }

  @Override
  public String canonical(String value) {
    return DecimalText.of(DecimalText.parse(name, value));
  }

  @Override
  public double nth(long index) {
    if (min != max) {
      throw new IllegalStateException("range '%s': a continuum has no index".formatted(name));
    }
    return 0.5;
  }

  /** Rounding in exp and log can leave the box, hence the clamp; the ends are exact. */
  private double number(double coordinate) {
    double u = Math.max(0, Math.min(1, coordinate));
    if (u == 0 || min == max) {
      return min;
    }
    if (u == 1) {
      return max;
    }
    double number =
        switch (resolved().scaling) {
          case AUTO -> throw new AssertionError("resolved ranges have a scale");
          case LINEAR -> min * (1 - u) + max * u; // the difference of the bounds may overflow
          case LOGARITHMIC -> Math.exp(Math.log(min) * (1 - u) + Math.log(max) * u);
          case REVERSE_LOGARITHMIC ->
              -Math.expm1(Math.log1p(-min) * (1 - u) + Math.log1p(-max) * u);
        };
    return Math.max(min, Math.min(max, number)) + 0.0;
  }

  private double coordinate(double number) {
    double u =
        switch (resolved().scaling) {
          case AUTO -> throw new AssertionError("resolved ranges have a scale");
          case LINEAR -> (number / 2 - min / 2) / (max / 2 - min / 2);
          case LOGARITHMIC -> (Math.log(number) - Math.log(min)) / (Math.log(max) - Math.log(min));
          case REVERSE_LOGARITHMIC ->
              (Math.log1p(-min) - Math.log1p(-number)) / (Math.log1p(-min) - Math.log1p(-max));
        };
    // Bounds a few units in the last place apart may have equal logarithms: 0/0.
    return Double.isNaN(u) ? 0.5 : Math.max(0, Math.min(1, u));
  }

  @Override
  public OptionalLong size() {
    return min == max ? OptionalLong.of(1) : OptionalLong.empty();
  }

  @Override
  public ContinuousRange resolved() {
    if (scaling != Scaling.AUTO) {
      return this;
    }
    Scaling chosen = Scaling.LINEAR;
    if (min > 0 && max / min >= AUTO_RATIO) {
      chosen = Scaling.LOGARITHMIC;
    } else if (min >= 0.5 && max < 1 && (1 - min) / (1 - max) >= AUTO_REVERSE_RATIO) {
      chosen = Scaling.REVERSE_LOGARITHMIC;
    }
    return new ContinuousRange(name, min, max, chosen);
  }
}
