package dev.clary.cli;

import dev.clary.cli.progress.Progress;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** The options that say what to show. */
final class DisplayOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but the result.")
  private boolean quiet;

  @Option(
      names = "--json",
      description = "Write the result to standard output as JSON, and all else to standard error.")
  private boolean json;

  boolean json() {
    return json;
  }

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
