package dev.clary.cli.optimize;

import dev.clary.cli.request.WrongInputException;
import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.stopping.Curve;
import dev.clary.optimizer.stopping.MedianRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One search: what was suggested, told and reported. Confined to one thread. */
final class Search {
  private final Strategy strategy;
  private final Map<Integer, Suggestion> suggestions = new HashMap<>();
  private final Map<Integer, Curve> curves = new HashMap<>();
  private final Set<Integer> ended = new HashSet<>(); // by the rule
  private History history;

  /** A search of which nothing is known. */
  Search(Strategy strategy, History empty) {
    this.strategy = strategy;
    this.history = empty;
  }

  History history() {
    return history;
  }

  /** At most so many suggestions; fewer when all are made, or the space is exhausted. */
  List<Suggestion> ask(int count) {
    int left = history.budget() - suggestions.size();
    List<Suggestion> next = strategy.suggest(history, Math.min(count, left));
    for (Suggestion suggestion : next) {
      history = history.asked(suggestion);
      suggestions.put(suggestion.number(), suggestion);
    }
    return next;
  }

  /** Takes down what became of a suggestion; what was told of it before is replaced. */
  void tell(int number, Observation.Result result) {
    history = history.told(new Observation(number, suggestion(number).assignment(), result));
  }

  /** Takes down what became of an assignment of somebody's own; returns its number. */
  int tell(Assignment assignment, Observation.Result result) {
    int number = history.nextNumber();
    history = history.told(new Observation(number, assignment, result));
    return number;
  }

  private Suggestion suggestion(int number) {
    return Optional.ofNullable(suggestions.get(number))
        .orElseThrow(
            () -> new WrongInputException("number %d was never suggested".formatted(number)));
  }

  /**
   * Takes down a value that training has reached on its way; returns whether it should end.
   *
   * @param value one that is not finite is forgotten: it says nothing about the next ones
   */
  boolean report(int number, int resource, double value) {
    if (history.pending().stream().noneMatch(pending -> pending.number() == number)) {
      suggestion(number);
      throw new WrongInputException("number %d has ended already".formatted(number));
    }
    if (!Double.isFinite(value)) {
      return ended.contains(number);
    }
    Curve curve = curve(number).with(resource, value);
    curves.put(number, curve);
    if (MedianRule.STANDARD.ends(history.goal(), curve, completed(), stopped())) {
      ended.add(number);
    }
    return ended.contains(number);
  }

  private Curve curve(int number) {
    return curves.getOrDefault(number, Curve.EMPTY);
  }

  /** Of those that came to their own end, in the order of their numbers. */
  private List<Curve> completed() {
    var found = new ArrayList<Curve>();
    for (Observation observation : history.observations()) {
      if (observation.value().isPresent() && !ended.contains(observation.number())) {
        found.add(curve(observation.number()));
      }
    }
    return found;
  }

  /** Of those that were ended before their time. */
  private List<Curve> stopped() {
    var found = new ArrayList<Curve>();
    for (Observation observation : history.observations()) {
      boolean outside = observation.failure().equals(Optional.of(FailureKind.STOPPED));
      if (outside || (observation.value().isPresent() && ended.contains(observation.number()))) {
        found.add(curve(observation.number()));
      }
    }
    return found;
  }

  /** Why a suggestion was made. */
  Explanation explanation(int number) {
    return suggestion(number).explanation();
  }
}
