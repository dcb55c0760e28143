package dev.clary.cli.view;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the search of a tuning job has found out beside its best value.
 *
 * @param observations how many values it rests on
 * @param reliable whether the shares mean something
 * @param shares how much each hyperparameter matters; empty while nothing is known
 * @param expectedGain by how much the best there is may be better than what was found, in the
 *     objective's unit
 * @param chance that there is anything better by more than a hundredth, 0 to 1
 * @param converged whether the search has found what there is
 */
public record SearchFacts(
    int observations,
    boolean reliable,
    List<Share> shares,
    OptionalDouble expectedGain,
    double chance,
    boolean converged) {
  private static final int ENOUGH = 20;

  /**
   * How much one hyperparameter matters.
   *
   * @param part of all that hyperparameters bring about, 0 to 1
   * @param deviation of the part
   */
  public record Share(String name, double part, double deviation) {
    public Share {
      requireNonNull(name, "name");
    }
  }

  public SearchFacts {
    shares = List.copyOf(shares);
    requireNonNull(expectedGain, "expectedGain");
  }

  /** The shares, the largest first: {@code lr 62 % ± 5, layers 21 % ± 4}. */
  String importance() {
    if (!reliable) {
      return observations < ENOUGH
          ? "unknown before %d values, there are %d".formatted(ENOUGH, observations)
          : "unknown, as the values could not be predicted";
    }
    return shares.stream()
        .sorted(Comparator.comparingDouble(Share::part).reversed())
        .map(s -> "%s %d %% ± %d".formatted(s.name(), percent(s.part()), percent(s.deviation())))
        .collect(Collectors.joining(", "));
  }

  /** What may still be gained; nothing while there is no model. */
  String prospects() {
    String gain = Texts.number((float) expectedGain.orElse(0));
    return "%s expected, more than 1 %% with %d %% probability%s"
        .formatted(gain, percent(chance), converged ? "; converged" : "");
  }

  private static long percent(double part) {
    return Math.round(100 * part);
  }
}
