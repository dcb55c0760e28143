package dev.clary.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server is made of, closed in the reverse of the order in which it was opened. Thread-safe.
 */
final class Parts implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Remembers a part that was just opened. */
  synchronized <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  /** Closes each part, even after one that did not close. Nothing happens the second time. */
  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        logger.error("{} did not close", part.getClass().getSimpleName(), e);
      }
    }
  }
}
