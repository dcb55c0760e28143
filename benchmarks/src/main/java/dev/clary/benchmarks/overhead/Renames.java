package dev.clary.benchmarks.overhead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Notes when a file {@code result} came into a directory, as the system tells it. Thread-safe. */
final class Renames implements AutoCloseable {
  private static final Path RESULT = Path.of("result");

  private final WatchService service;
  private final InstantSource time;
  private Optional<Instant> last = Optional.empty();

  private Renames(WatchService service, InstantSource time) {
    this.service = service;
    this.time = time;
  }

  static Renames watch(InstantSource time) throws IOException {
    var renames = new Renames(FileSystems.getDefault().newWatchService(), time);
    var thread = new Thread(renames::take, "renames");
    thread.setDaemon(true);
    thread.start();
    return renames;
  }

  private void take() {
    try {
      while (true) {
        WatchKey key = service.take();
        Instant now = time.instant();
        for (WatchEvent<?> event : key.pollEvents()) {
          if (RESULT.equals(event.context())) {
            note(now);
            key.cancel();
          }
        }
        key.reset();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(Instant now) {
    last = Optional.of(now);
  }

  /** Forgets the last one and waits for one in this directory. */
  void expectIn(Path directory) throws IOException {
    synchronized (this) {
      last = Optional.empty();
    }
    directory.register(service, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /** When the file came, or empty if that was not told yet. */
  synchronized Optional<Instant> last() {
    return last;
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
