package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells as lines, each column as wide as its widest cell and two blanks from the next.
 * Confined to one thread.
 *
 * <pre>
 * new Table().row("NAME", "STATUS").row("bikes", "Completed").lines()
 *   NAME   STATUS
 *   bikes  Completed
 * </pre>
 */
public final class Table {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    List<Integer> widths = widths();
    var lines = new ArrayList<String>();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(column == 0 ? "" : GAP).append(cell);
        line.append(" ".repeat(widths.get(column) - cell.length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** The width of each column, in characters; as many columns as the longest row has. */
  private List<Integer> widths() {
    var widths = new ArrayList<Integer>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = row.get(column).length();
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(width, widths.get(column)));
        }
      }
    }
    return widths;
  }
}
