package dev.clary.optimizer.space;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/**
 * All ranges that a tuning job searches; the unit cube with one coordinate per range. Immutable.
 *
 * @param ranges one range or more, with distinct names
 */
public record SearchSpace(List<ParameterRange> ranges) {

  public SearchSpace {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a search space needs at least one range");
    }
    var names = new HashSet<String>();
    for (ParameterRange range : ranges) {
      if (!names.add(range.name())) {
        throw new IllegalArgumentException("two ranges are named '%s'".formatted(range.name()));
      }
    }
  }

  public static SearchSpace of(ParameterRange... ranges) {
    return new SearchSpace(List.of(ranges));
  }

  /** Number of distinct assignments; empty if there is a continuum or the count exceeds a long. */
  public OptionalLong size() {
    long product = 1;
    for (ParameterRange range : ranges) {
      OptionalLong size = range.size();
      if (size.isEmpty() || size.getAsLong() > Long.MAX_VALUE / product) {
        return OptionalLong.empty();
      }
      product *= size.getAsLong();
    }
    return OptionalLong.of(product);
  }

  /**
   * Returns the assignment at a point of the unit cube.
   *
   * @param point one coordinate per range
   */
  public Assignment decode(double[] point) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < ranges.size(); i++) {
      values.put(ranges.get(i).name(), ranges.get(i).decode(point[i]));
    }
    return new Assignment(values);
  }

  /**
   * Returns the point of an assignment, one coordinate per range.
   *
   * @throws IllegalArgumentException if a range has no value or one that it cannot read
   */
  public double[] encode(Assignment assignment) {
    double[] point = new double[ranges.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = ranges.get(i).encode(assignment.get(ranges.get(i).name()));
    }
    return point;
  }

  /**
   * Returns the assignment as {@link #decode} would print it, so that equal values are equal texts.
   */
  public Assignment canonical(Assignment assignment) {
    var values = new LinkedHashMap<String, String>();
    for (ParameterRange range : ranges) {
      values.put(range.name(), range.canonical(assignment.get(range.name())));
    }
    return new Assignment(values);
  }

  /**
   * Returns the point of the assignment with an index from 0 to {@link #size}, excluded; the last
   * range counts fastest.
   *
   * @throws IllegalStateException if a range is a continuum
   */
  public double[] nth(long index) {
    double[] point = new double[ranges.size()];
    long rest = index;
    for (int i = point.length - 1; i >= 0; i--) {
      long size = ranges.get(i).size().orElse(Long.MAX_VALUE);
      point[i] = ranges.get(i).nth(rest % size);
      rest /= size;
    }
    return point;
  }

  /** This space with every {@link Scaling#AUTO} replaced, see {@link ParameterRange#resolved}. */
  public SearchSpace resolved() {
    return new SearchSpace(ranges.stream().map(ParameterRange::resolved).toList());
  }
}
