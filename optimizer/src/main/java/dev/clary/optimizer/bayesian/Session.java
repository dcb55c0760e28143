package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the suggestions of one call, each of which is pending for the next. */
final class Session {

  /*
   * Each rule may find nothing, and then the next is asked: the fitted model, the model with default
   * hyperparameters, the initial design, chance. Arithmetic that fails is a reason to go on to the
   * next, never one to throw; the explanation says so.
   */

  private static final int DRAWS = 200;

  private final History history;
  private final FitMemory memory;
  private final ModelSpace space;
  private final Evidence evidence;
  private final InitialDesign design;
  private @Nullable Model model;

  Session(History history, FitMemory memory) {
    this.history = history;
    this.memory = memory;
    this.space = new ModelSpace(history.space());
    this.evidence = Evidence.of(history, space);
    this.design = new InitialDesign(space, history);
  }

  /** The suggestion with a number; empty when the space is exhausted. */
  Optional<Suggestion> next(int number) {
    if (evidence.exhausts(space.size().orElse(Long.MAX_VALUE))) {
      return Optional.empty();
    }
    var notes = new ArrayList<String>(evidence.warnings());
    Optional<Proposal> proposal =
        design.lasts(evidence) ? Optional.empty() : byModel(number, notes);
    proposal = proposal.or(() -> byDesign(number, notes)).or(() -> byChance(number, notes));
    Optional<Suggestion> suggestion =
        proposal.map(
            found -> new Suggestion(number, space.assignment(found.point), found.explanation));
    // As the next call will read it: printing may move a coordinate by a unit in the last place.
    suggestion.ifPresent(next -> evidence.addPending(space.point(next.assignment())));
    return suggestion;
  }

  private Optional<Proposal> byModel(int number, List<String> notes) {
    if (model == null) {
      model = Model.fit(space, history, evidence, memory);
    }
    Optional<Proposal> proposal = byModel(model, number, notes);
    if (proposal.isEmpty()) {
      notes.add("the fitted model gave no suggestion, default hyperparameters were used");
      proposal = byModel(model.withDefaults(), number, notes);
    }
    if (proposal.isEmpty()) {
      notes.add("no model could be computed");
    }
    return proposal;
  }

  private Optional<Proposal> byModel(Model model, int number, List<String> notes) {
    SplittableRandom random = history.stream("model", number);
    Optional<Surrogate> surrogate = model.surrogate(evidence.pending(), random.split());
    if (surrogate.isEmpty()) {
      return Optional.empty();
    }
    Acquisition acquisition = model.acquisition(surrogate.get(), evidence, left(number));
    return new AcquisitionSearch(space, evidence, surrogate.get(), acquisition, random)
        .find(model.best())
        .map(point -> new Proposal(point, explain(model, surrogate.get(), point, notes)));
  }

  /** Share of the budget that is left for a suggestion and those after it. */
  private double left(int number) {
    return Math.max(0, 1 - (number - 1.0) / history.budget());
  }

  private Explanation explain(
      Model model, Surrogate surrogate, double[] point, List<String> notes) {
    var figures = new Forecast(history, evidence, model.transform()).figures(surrogate, point);
    return new Explanation("expected improvement", figures, notes);
  }

  private Optional<Proposal> byDesign(int number, List<String> notes) {
    return design
        .point(evidence, number)
        .map(point -> new Proposal(point, new Explanation("initial design", Map.of(), notes)));
  }

  private Optional<Proposal> byChance(int number, List<String> notes) {
    SplittableRandom random = history.stream("chance", number);
    Optional<double[]> point = space.size().isPresent() ? nextUnused(random) : someUnused(random);
    return point.map(found -> new Proposal(found, new Explanation("random", Map.of(), notes)));
  }

  /** The first unused point at or after a random one, in the order of the space. */
  private Optional<double[]> nextUnused(SplittableRandom random) {
    long size = space.size().orElseThrow();
    long index = random.nextLong(size);
    for (long tried = 0; tried < size; tried++) {
      double[] point = space.nth(index);
      if (!evidence.used(point)) {
        return Optional.of(point);
      }
      index = index + 1 == size ? 0 : index + 1;
    }
    return Optional.empty();
  }

  private Optional<double[]> someUnused(SplittableRandom random) {
    for (int i = 0; i < DRAWS; i++) {
      double[] point = random.doubles(space.dimensions()).toArray();
      space.snap(point);
      if (!evidence.used(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** A point and why. */
  private static final class Proposal {
    private final double[] point;
    private final Explanation explanation;

    Proposal(double[] point, Explanation explanation) {
      this.point = point;
      this.explanation = explanation;
    }
  }
}
