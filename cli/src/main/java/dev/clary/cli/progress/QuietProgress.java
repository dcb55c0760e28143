package dev.clary.cli.progress;

import dev.clary.cli.view.TuningFacts;

/**
 * Shows nothing: for scripts that want only the result, and for people who have seen enough of it.
 */
final class QuietProgress implements Progress {

  @Override
  public void show(TuningFacts facts) {}

  @Override
  public void say(String sentence) {}

  @Override
  public void close() {}
}
