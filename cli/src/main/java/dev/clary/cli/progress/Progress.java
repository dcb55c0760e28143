package dev.clary.cli.progress;

import dev.clary.cli.view.TuningFacts;
import java.io.PrintStream;

/**
 * Shows a tuning job to a person while it runs. What is shown is only what {@code view} makes of
 * the facts; an implementation decides how often a line is written and whether it may be replaced.
 * Confined to one thread.
 */
public interface Progress extends AutoCloseable {

  /**
   * Redraws how things stand. Takes hold of this process's terminal, which must be one.
   *
   * @param colors whether styles may be written
   */
  static Progress live(PrintStream out, boolean colors) {
    return LiveProgress.open(out, colors);
  }

  /**
   * Writes a line for every training job that ends, and for what a person should look at.
   *
   * @param resumed whether an earlier call of the command has told of what was before
   */
  static Progress plain(PrintStream out, boolean resumed) {
    return new PlainProgress(out, resumed);
  }

  /** Shows nothing, but must be closed like any other. */
  static Progress quiet() {
    return new QuietProgress();
  }

  /** How things stand now; called again and again, at least once a second. */
  void show(TuningFacts facts);

  /** Tells the person something at once, below what is shown. */
  void say(String sentence);

  /** Leaves the screen as the final report wants it: with the cursor at the start of a line. */
  @Override
  void close();
}
