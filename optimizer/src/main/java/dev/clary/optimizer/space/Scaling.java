package dev.clary.optimizer.space;

/** How a range is stretched before it is searched. */
public enum Scaling {
  /** Chosen from the bounds, see {@link ParameterRange#resolved}. */
  AUTO,
  /** Equal differences are equally far apart. */
  LINEAR,
  /** Equal ratios are equally far apart; the lower bound is above zero. */
  LOGARITHMIC,
  /** Equal ratios of the distance to one are equally far apart; the bounds are in [0, 1). */
  REVERSE_LOGARITHMIC
}
