package dev.clary.optimizer;

import java.util.List;

/**
 * Proposes what to try next. Equal histories give equal suggestions. Implementations are
 * thread-safe.
 */
public interface Strategy {

  /**
   * Returns suggestions numbered from {@link History#nextNumber} on.
   *
   * @param count how many at most, 0 or more
   * @return {@code count} suggestions; fewer when the search space is exhausted
   */
  List<Suggestion> suggest(History history, int count);
}
