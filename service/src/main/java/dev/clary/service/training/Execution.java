package dev.clary.service.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A process that an engine started. Used by one thread. */
public interface Execution {

  /** How a process ended: with an exit code, or without leaving one behind. */
  record End(OptionalInt exitCode) {}

  /** Identity of the process, for people and logs. */
  String handle();

  /**
   * Waits for the end, at most as long as given. When it answers an end, no process of the attempt
   * lives any more.
   */
  Optional<End> await(Duration limit) throws InterruptedException, IOException;

  /** The one file that takes all output of the process; it grows until the end. */
  Path output();

  /** Asks the program to end, as {@code SIGTERM} does. */
  void terminate() throws IOException;

  /** Ends every process that the attempt started, at once. */
  void kill() throws IOException;
}
