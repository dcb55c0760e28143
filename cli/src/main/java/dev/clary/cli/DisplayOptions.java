package dev.clary.cli;

import dev.clary.cli.progress.Progress;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/**
 * The options that say what to show, and the choice that follows from them: a live view only where
 * a person watches a terminal, lines everywhere else, nothing but the result when that is wished.
 */
final class DisplayOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but the result.")
  private boolean quiet;

  @Option(
      names = "--json",
      description = "Write the result to standard output as JSON, and all else to standard error.")
  private boolean json;

  /** Whether the result is for a program. */
  boolean json() {
    return json;
  }

  /** Whether only the result is wanted. */
  boolean quiet() {
    return quiet;
  }

  /** Where everything but the JSON result goes. */
  PrintStream texts(Surroundings surroundings) {
    return json ? surroundings.err() : surroundings.out();
  }

  /** How to show a job that runs; {@code resumed} is whether an earlier call has begun it. */
  Progress progress(Surroundings surroundings, boolean resumed) {
    if (quiet) {
      return Progress.quiet();
    }
    if (surroundings.terminal() && !json) {
      boolean colors = !surroundings.environment().containsKey("NO_COLOR");
      return Progress.live(surroundings.out(), colors);
    }
    return Progress.plain(texts(surroundings), resumed);
  }
}
