package dev.clary.optimizer;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Everything a strategy may know about a tuning job. Immutable.
 *
 * @param space what may be tried
 * @param goal whether small or large values are wanted
 * @param seed of all randomness
 * @param budget how many suggestions will be asked for in all, 1 or more
 * @param pending suggestions without an observation, by number
 * @param observations by number, at most one per suggestion
 */
public record History(
    SearchSpace space,
    Goal goal,
    long seed,
    int budget,
    List<Suggestion> pending,
    List<Observation> observations) {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Sorts both lists by number and drops pending suggestions that have an observation. */
  public History {
    requireNonNull(space, "space");
    requireNonNull(goal, "goal");
    if (budget < 1) {
      throw new IllegalArgumentException("a budget must be 1 or more, got " + budget);
    }
    observations =
        observations.stream().sorted(Comparator.comparingInt(Observation::number)).toList();
    var observed = new HashSet<Integer>();
    for (Observation observation : observations) {
      if (!observed.add(observation.number())) {
        throw new IllegalArgumentException(
            "suggestion %d has two observations".formatted(observation.number()));
      }
    }
    pending =
        pending.stream()
            .filter(suggestion -> !observed.contains(suggestion.number()))
            .sorted(Comparator.comparingInt(Suggestion::number))
            .toList();
    var asked = new HashSet<Integer>();
    for (Suggestion suggestion : pending) {
      if (!asked.add(suggestion.number())) {
        throw new IllegalArgumentException(
            "suggestion %d is pending twice".formatted(suggestion.number()));
      }
    }
  }

  /** A history in which nothing happened yet. */
  public static History empty(SearchSpace space, Goal goal, long seed, int budget) {
    return new History(space, goal, seed, budget, List.of(), List.of());
  }

  /**
   * Returns this history with a suggestion that is now being tried.
   *
   * @throws IllegalArgumentException if its number was asked before or its assignment does not fit
   *     the space
   */
  public History asked(Suggestion suggestion) {
    space.encode(suggestion.assignment());
    if (observations.stream().anyMatch(o -> o.number() == suggestion.number())) {
      throw new IllegalArgumentException(
          "suggestion %d already has an observation".formatted(suggestion.number()));
    }
    var more = new ArrayList<>(pending);
    more.add(suggestion);
    return new History(space, goal, seed, budget, more, observations);
  }

  /**
   * Returns this history with an observation added, in whatever order observations come. One of the
   * same number is replaced: a value may arrive late, after its training job was given up.
   *
   * <pre>
   * asked 1, asked 2     pending 1 2    observed –
   * told 2               pending 1      observed 2
   * told 1, failed       pending –      observed 1 failed, 2
   * told 1               pending –      observed 1, 2
   * </pre>
   *
   * @throws IllegalArgumentException if the assignment does not fit the space
   */
  public History told(Observation observation) {
    space.encode(observation.assignment());
    var more = new ArrayList<>(observations);
    more.removeIf(earlier -> earlier.number() == observation.number());
    more.add(observation);
    return new History(space, goal, seed, budget, pending, more);
  }

  /** One more than the highest number ever asked or told. */
  public int nextNumber() {
    int last = observations.isEmpty() ? 0 : observations.get(observations.size() - 1).number();
    int asked = pending.isEmpty() ? 0 : pending.get(pending.size() - 1).number();
    return 1 + Math.max(last, asked);
  }

  /** The successful observation of the best value, the earliest of equals. */
  public Optional<Observation> best() {
    return observations.stream()
        .filter(observation -> observation.value().isPresent())
        .min(Comparator.comparingDouble(o -> goal.loss(o.value().getAsDouble())));
  }

  /**
   * Returns the random stream for one purpose and one suggestion. The same seed, purpose and number
   * always give the same stream, and different ones independent streams.
   */
  public SplittableRandom stream(String purpose, int number) {
    long state = mix(seed + GOLDEN_GAMMA * purpose.hashCode());
    return new SplittableRandom(mix(state + GOLDEN_GAMMA * number));
  }

  /**
   * Stafford's variant 13 of the 64-bit finalizer: every input bit changes half the output bits.
   */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
