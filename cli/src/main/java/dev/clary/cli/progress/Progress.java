package dev.clary.cli.progress;

import dev.clary.cli.view.TuningFacts;

/** Shows a tuning job while it runs. Confined to one thread. */
public interface Progress extends AutoCloseable {

  /** How things stand now; called again and again. */
  void show(TuningFacts facts);

  /** Tells the person something at once, below what is shown. */
  void say(String sentence);

  /** Leaves the screen as the final report wants it. */
  @Override
  void close();
}
