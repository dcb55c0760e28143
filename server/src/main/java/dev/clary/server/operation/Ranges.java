package dev.clary.server.operation;

import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.InvalidRequestException;
import dev.clary.wire.shape.CategoricalParameterRange;
import dev.clary.wire.shape.ContinuousParameterRange;
import dev.clary.wire.shape.IntegerParameterRange;
import dev.clary.wire.shape.ParameterRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameter ranges: from their shapes, whose bounds are text, to a search space and back. */
final class Ranges {
  private static final String AUTO = "Auto";

  /* Java's own parser also takes "0x1p3", "1d" and "NaN". */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private Ranges() {}

  /**
   * The search space of a request.
   *
   * @throws InvalidRequestException naming the range, the value and the rule it breaks
   */
  static SearchSpace space(ParameterRanges shape) {
    var ranges = new ArrayList<ParameterRange>();
    orEmpty(shape.integerParameterRanges()).forEach(range -> ranges.add(range(range)));
    orEmpty(shape.continuousParameterRanges()).forEach(range -> ranges.add(range(range)));
    orEmpty(shape.categoricalParameterRanges()).forEach(range -> ranges.add(range(range)));
    if (ranges.isEmpty()) {
      throw new InvalidRequestException(
          "HyperParameterTuningJobConfig.ParameterRanges must have at least one range");
    }
    return legal(() -> new SearchSpace(ranges));
  }

  /** The shape as it is shown again: all three lists are there, and every scaling is named. */
  static ParameterRanges echo(ParameterRanges shape) {
    return new ParameterRanges(
        orEmpty(shape.integerParameterRanges()).stream()
            .map(
                range ->
                    new IntegerParameterRange(
                        range.name(),
                        range.minValue(),
                        range.maxValue(),
                        scaling(range.scalingType())))
            .toList(),
        orEmpty(shape.continuousParameterRanges()).stream()
            .map(
                range ->
                    new ContinuousParameterRange(
                        range.name(),
                        range.minValue(),
                        range.maxValue(),
                        scaling(range.scalingType())))
            .toList(),
        orEmpty(shape.categoricalParameterRanges()),
        null);
  }

  private static String scaling(@Nullable String type) {
    return Objects.requireNonNullElse(type, AUTO);
  }

  private static ParameterRange range(IntegerParameterRange shape) {
    String name = shape.name();
    long min = integer(name, "MinValue", shape.minValue());
    long max = integer(name, "MaxValue", shape.maxValue());
    checkOrder(name, Long.compare(min, max), shape.minValue(), shape.maxValue());
    return legal(() -> new IntegerRange(name, min, max, scale(shape.scalingType())));
  }

  private static ParameterRange range(ContinuousParameterRange shape) {
    String name = shape.name();
    double min = number(name, "MinValue", shape.minValue());
    double max = number(name, "MaxValue", shape.maxValue());
    checkOrder(name, Double.compare(min, max), shape.minValue(), shape.maxValue());
    return legal(() -> new ContinuousRange(name, min, max, scale(shape.scalingType())));
  }

  private static ParameterRange range(CategoricalParameterRange shape) {
    return legal(() -> new CategoricalRange(shape.name(), shape.values()));
  }

  private static void checkOrder(String name, int order, String min, String max) {
    if (order >= 0) {
      throw new InvalidRequestException(
          "range '%s': MinValue %s must be below MaxValue %s".formatted(name, min, max));
    }
  }

  private static Scaling scale(@Nullable String type) {
    return switch (scaling(type)) {
      case AUTO -> Scaling.AUTO;
      case "Linear" -> Scaling.LINEAR;
      case "Logarithmic" -> Scaling.LOGARITHMIC;
      case "ReverseLogarithmic" -> Scaling.REVERSE_LOGARITHMIC;
      default -> throw new AssertionError("the service model has no scaling " + type);
    };
  }

  private static long integer(String name, String bound, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          "range '%s': %s '%s' is not a whole number".formatted(name, bound, text));
    }
  }

  private static double number(String name, String bound, String text) {
    double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new InvalidRequestException(
          "range '%s': %s '%s' is not a finite number".formatted(name, bound, text));
    }
    return number;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** What the domain refuses with a sentence about names and values is the caller's to know. */
  private static <T> T legal(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
  }
}
