package dev.clary.optimizer.space;

import java.util.OptionalLong;

/**
 * The values that one tuned hyperparameter may take. Immutable.
 *
 * <p>A range has one coordinate in [0, 1]. Numbers are laid out by their scale; every integer and
 * every category owns a cell of the interval, so that the outermost values are as likely as the
 * others.
 */
public sealed interface ParameterRange permits ContinuousRange, IntegerRange, CategoricalRange {

  /** The hyperparameter's name. */
  String name();

  /**
   * Returns the coordinate of a value, the middle of its cell where values have cells. Numbers
   * outside the bounds get the coordinate of the nearer bound.
   *
   * @throws IllegalArgumentException if the text is not a value of this kind of range
   */
  double encode(String value);

  /**
   * Returns the printed value at a coordinate; {@code encode} of it is the coordinate that a model
   * should see. Coordinates outside [0, 1] count as the nearer end.
   */
  String decode(double coordinate);

  /** The coordinate of the value that {@link #decode} finds, without the detour over text. */
  double snap(double coordinate);

  /**
   * Returns the text that {@link #decode} would print for a value: equal values have equal texts,
   * however they were written.
   *
   * @throws IllegalArgumentException if the text is not a value of this kind of range
   */
  String canonical(String value);

  /** The coordinate of the value with an index from 0 to {@link #size}, excluded. */
  double nth(long index);

  /** How many distinct values there are; empty for a continuum. */
  OptionalLong size();

  /**
   * Returns this range with {@link Scaling#AUTO} replaced by a scale that suits the bounds.
   *
   * <p>Continuous: logarithmic if the bounds are positive and a hundred times apart; else reverse
   * logarithmic if both lie in [0.5, 1) and their distances to one are fifty times apart. Integer:
   * logarithmic from a ratio of 64. Else linear.
   */
  ParameterRange resolved();
}
