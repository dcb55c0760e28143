package dev.clary.algorithms.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads comma-separated rows: the label first, then optionally the weight, then the features, no
 * header. Every row has as many columns as the first. An empty field is a missing value. The
 * delimiter is found out from the first line of each file.
 */
final class CsvReader implements Consumer<Line> {
  private static final String DELIMITERS = ",;\t| ";

  private final LabeledRows.Builder rows;
  private final boolean weighted;
  private String file = "";
  private char delimiter;
  private int columns;

  CsvReader(LabeledRows.Builder rows, boolean weighted) {
    this.rows = rows;
    this.weighted = weighted;
  }

  @Override
  public void accept(Line line) {
    if (!line.file().equals(file)) {
      file = line.file();
      delimiter = delimiterOf(line.text());
    }
    List<String> fields = fields(line.text());
    checkWidth(line, fields.size());
    rows.begin(line.label(fields.get(0)));
    if (weighted) {
      rows.weight(line.weight(fields.get(1)));
    }
    int first = weighted ? 2 : 1;
    for (int i = first; i < columns; i++) {
      rows.value(i - first, line.feature(i + 1, fields.get(i)));
    }
  }

  private void checkWidth(Line line, int width) {
    if (columns == 0) {
      columns = width;
    }
    int least = weighted ? 3 : 2;
    if (width < least) {
      throw line.refused(
          "there must be a label%s and a feature or more, got %d column(s)"
              .formatted(weighted ? ", a weight" : "", width));
    }
    if (width != columns) {
      throw line.refused(
          "there must be as many columns as in the first line, %d, got %d"
              .formatted(columns, width));
    }
  }

  private List<String> fields(String line) {
    var fields = new ArrayList<String>();
    int start = 0;
    for (int end; (end = line.indexOf(delimiter, start)) >= 0; start = end + 1) {
      fields.add(line.substring(start, end));
    }
    fields.add(line.substring(start));
    return fields;
  }

  /** The delimiter that the line has most of, the earlier one among equals. */
  private static char delimiterOf(String line) {
    char best = DELIMITERS.charAt(0);
    for (int i = 1; i < DELIMITERS.length(); i++) {
      if (count(line, DELIMITERS.charAt(i)) > count(line, best)) {
        best = DELIMITERS.charAt(i);
      }
    }
    return best;
  }

  private static long count(String line, char delimiter) {
    return line.chars().filter(c -> c == delimiter).count();
  }
}
