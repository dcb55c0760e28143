package dev.clary.optimizer.basic;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Neighbors;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws assignments uniformly from the unit cube and none twice. What a suggestion scored changes
 * nothing, so a job's whole sequence follows from its seed. Stateless.
 */
public final class RandomSearch implements Strategy {

  /**
   * Draws before unused assignments are listed instead: a space this hard to hit is nearly used up.
   */
  private static final int DRAWS = 200;

  /** Spaces above this size are not listed. */
  private static final long LISTED_SIZE = 5_000_000;

  @Override
  public List<Suggestion> suggest(History history, int count) {
    Set<Assignment> used = used(history);
    var neighbors = new Neighbors(history);
    var suggestions = new ArrayList<Suggestion>(count);
    for (int number = history.nextNumber(); suggestions.size() < count; number++) {
      SplittableRandom random = history.stream("random", number);
      Optional<Draw> draw = draw(history.space(), used, random);
      if (draw.isEmpty()) {
        break;
      }
      used.add(draw.get().assignment());
      suggestions.add(
          new Suggestion(number, draw.get().assignment(), draw.get().explanation(neighbors)));
    }
    return List.copyOf(suggestions);
  }

  private static Set<Assignment> used(History history) {
    SearchSpace space = history.space();
    var used = new HashSet<Assignment>();
    for (Observation observation : history.observations()) {
      if (!observation.failure().equals(Optional.of(FailureKind.INFRASTRUCTURE))) {
        used.add(space.canonical(observation.assignment()));
      }
    }
    for (Suggestion suggestion : history.pending()) {
      used.add(space.canonical(suggestion.assignment()));
    }
    return used;
  }

  /**
   * An unused assignment.
   *
   * @param earlier how many draws before it were used
   */
  private record Draw(Assignment assignment, int earlier) {

    Explanation explanation(Neighbors neighbors) {
      List<String> notes =
          earlier == 0 ? List.of() : List.of("what was drawn before it had been suggested already");
      return new Explanation("random", neighbors.figures(assignment), notes);
    }
  }

  private static Optional<Draw> draw(
      SearchSpace space, Set<Assignment> used, SplittableRandom random) {
    for (int i = 0; i < DRAWS; i++) {
      double[] point = random.doubles(space.ranges().size()).toArray();
      Assignment assignment = space.decode(point);
      if (!used.contains(assignment)) {
        return Optional.of(new Draw(assignment, i));
      }
    }
    return oneOfTheLast(space, used, random).map(last -> new Draw(last, DRAWS));
  }

  private static Optional<Assignment> oneOfTheLast(
      SearchSpace space, Set<Assignment> used, SplittableRandom random) {
    long size = space.size().orElse(Long.MAX_VALUE);
    if (size > LISTED_SIZE) {
      return Optional.empty(); // a continuum of a few doubles, all of them used
    }
    var unused = new ArrayList<Assignment>();
    for (long index = 0; index < size; index++) {
      Assignment assignment = space.decode(space.nth(index));
      if (!used.contains(assignment)) {
        unused.add(assignment);
      }
    }
    return unused.isEmpty()
        ? Optional.empty()
        : Optional.of(unused.get(random.nextInt(unused.size())));
  }
}
