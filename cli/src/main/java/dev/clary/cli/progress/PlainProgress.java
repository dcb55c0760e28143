package dev.clary.cli.progress;

import dev.clary.cli.view.PlainLines;
import dev.clary.cli.view.TuningFacts;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** A line for every training job that ends, and for what a person should look at. */
final class PlainProgress implements Progress {
  private final PrintStream out;
  private final boolean resumed;
  private Optional<TuningFacts> before = Optional.empty();

  /** {@code resumed} is whether an earlier call of the command has told of what was before. */
  PlainProgress(PrintStream out, boolean resumed) {
    this.out = out;
    this.resumed = resumed;
  }

  @Override
  public void show(TuningFacts facts) {
    TuningFacts known = before.orElseGet(() -> begin(facts));
    PlainLines.between(known, facts).forEach(out::println);
    before = Optional.of(facts);
  }

  @Override
  public void say(String sentence) {
    out.println(sentence);
  }

  @Override
  public void close() {
    out.flush();
  }

  /**
   * The first line, and the facts that need not be told: none of a new job, all of one that goes
   * on.
   */
  private TuningFacts begin(TuningFacts facts) {
    List<String> lines = resumed ? PlainLines.resuming(facts) : PlainLines.beginning(facts);
    lines.forEach(out::println);
    return resumed ? facts : facts.atTheBeginning();
  }
}
