package dev.clary.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * Signals as something to wait for, instead of the end of the process. While one of these is open,
 * its signals do nothing but wake who waits; each is counted, so that a second Ctrl-C is not lost
 * while the first is being answered. Thread-safe.
 */
final class Interrupts implements AutoCloseable {
  private final Semaphore received = new Semaphore(0);
  private final Map<String, Object> before = new HashMap<>();

  private Interrupts(String... signals) {
    for (String signal : signals) {
      before.put(signal, Signals.register(signal, received::release));
    }
  }

  /** Takes the signal of Ctrl-C until this is closed. */
  static Interrupts ofKeyboard() {
    return new Interrupts("INT");
  }

  /** Takes the signals that ask a server to end, until this is closed. */
  static Interrupts ofServer() {
    return new Interrupts("INT", "TERM");
  }

  /** Waits for at most so long; whether a signal came meanwhile, or before. */
  boolean await(Duration most) {
    try {
      return received.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    before.forEach(Signals::unregister);
  }
}
