package dev.clary.optimizer.bayesian;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Suggests where improvement is most to be expected, judged by a Gaussian process of what was
 * observed. Thread-safe. What it remembers of earlier calls makes it faster and changes no
 * suggestion; cost grows with the cube of the number of observations up to some hundred.
 *
 * <p>The first suggestions spread over the space; from then on, pending suggestions count with
 * imagined results, so that parallel training jobs do not try the same. Crashes repel. Suggestions
 * never repeat; there are fewer than asked for only when the space is exhausted.
 */
public final class BayesianSearch implements Strategy {
  private final FitMemory memory = new FitMemory();
  private final BooleanSupplier late;

  /** A search that takes the time it needs. */
  public BayesianSearch() {
    this(() -> false);
  }

  /**
   * A search that leaves off when the caller's time is up: it asks between steps of some
   * milliseconds, and then suggests the best it has found by then, with the hyperparameters of an
   * earlier fit if the last one was not begun. There is always a suggestion, and its explanation
   * says so. A search has no clock: equal histories give equal suggestions only as long as {@code
   * late} is false.
   *
   * <pre>{@code
   * var search = new BayesianSearch(() -> System.nanoTime() - asked > 50_000_000);
   * }</pre>
   *
   * @param late whether the time is up; called by the threads that call {@link #suggest}
   */
  public BayesianSearch(BooleanSupplier late) {
    this.late = requireNonNull(late, "late");
  }

  @Override
  public List<Suggestion> suggest(History history, int count) {
    var suggestions = new ArrayList<Suggestion>(count);
    var session = new Session(history, memory, new Deadline(late));
    for (int number = history.nextNumber(); suggestions.size() < count; number++) {
      Optional<Suggestion> next = session.next(number);
      if (next.isEmpty()) {
        break;
      }
      suggestions.add(next.get());
    }
    return List.copyOf(suggestions);
  }
}
