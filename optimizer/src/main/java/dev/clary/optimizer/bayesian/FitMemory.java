package dev.clary.optimizer.bayesian;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest fits, by what they were fitted to. A fit is a function of that alone, so remembering
 * it saves time and changes nothing. Thread-safe.
 */
final class FitMemory {

  /** Some 4 KB each at 8 dimensions, 40 KB at 100. */
  private static final int MOST = 128;

  private final Map<ByteBuffer, Fit> fits = new LinkedHashMap<>(2 * MOST, 0.75f, true);

  synchronized Optional<Fit> find(ByteBuffer key) {
    return Optional.ofNullable(fits.get(key));
  }

  synchronized void put(ByteBuffer key, Fit fit) {
    fits.put(key, fit);
    if (fits.size() > MOST) {
      fits.remove(fits.keySet().iterator().next()); // the one not asked for the longest
    }
  }
}
