package dev.clary.cli.progress;

import dev.clary.cli.view.LiveView;
import dev.clary.cli.view.TuningFacts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Signals;

/** Redraws how a tuning job stands, in as much room as the terminal's window has. */
final class LiveProgress implements Progress {
  private static final Size USUAL = Size.of(80, 24);

  private final PrintStream out;
  private final Terminal terminal;
  private final Frame frame;
  private volatile boolean resized = true;
  private Size size = USUAL;
  private List<AttributedString> shown = List.of();

  private LiveProgress(PrintStream out, Terminal terminal, boolean colors) {
    this.out = out;
    this.terminal = terminal;
    this.frame = new Frame(colors);
  }

  /** Takes hold of the terminal of this process; it must be one. */
  static LiveProgress open(PrintStream out, boolean colors) {
    try {
      // Without the question about clusters, whose answer a killed program leaves to the shell.
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .nativeSignals(false)
              .graphemeCluster(false)
              .build();
      var progress = new LiveProgress(out, terminal, colors);
      Signals.register("WINCH", () -> progress.resized = true);
      return progress;
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be opened", e);
    }
  }

  @Override
  public void show(TuningFacts facts) {
    if (resized) {
      resized = false;
      Size now = terminal.getSize();
      size = now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
    }
    shown = LiveView.lines(facts, size.getColumns(), size.getRows());
    draw(shown);
  }

  @Override
  public void say(String sentence) {
    var lines = new ArrayList<>(shown);
    lines.add(new AttributedString(sentence));
    draw(lines);
  }

  /** One write per frame; whoever looks sees the old one or the new one. */
  private void draw(List<AttributedString> lines) {
    out.print(frame.draw(lines, size.getColumns()));
    out.flush();
  }

  @Override
  public void close() {
    out.print(frame.erase(size.getColumns()));
    out.flush();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be given back", e);
    }
  }
}
