package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  @Override
  public List<Suggestion> suggest(History history, int count) {
    var suggestions = new ArrayList<Suggestion>(count);
    var session = new Session(history, memory);
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
