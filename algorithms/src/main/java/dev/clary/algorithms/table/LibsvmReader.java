package dev.clary.algorithms.table;

import java.util.StringTokenizer;
import java.util.function.Consumer;

/**
 * Reads rows in LIBSVM format, in which only what is not missing is written:
 *
 * <pre>
 * label[:weight] [qid:group] index:value index:value …
 * </pre>
 *
 * <p>Indices are columns counted from 0 and are taken as they are, as XGBoost does by default. Rows
 * of one group (the results of one query, for ranking) stand together.
 */
final class LibsvmReader implements Consumer<Line> {
  private static final String GROUP = "qid:";

  private final LabeledRows.Builder rows;

  LibsvmReader(LabeledRows.Builder rows) {
    this.rows = rows;
  }

  @Override
  public void accept(Line line) {
    var tokens = new StringTokenizer(line.text());
    String label = tokens.nextToken();
    int colon = label.indexOf(':');
    rows.begin(line.label(colon < 0 ? label : label.substring(0, colon)));
    if (colon >= 0) {
      rows.weight(line.weight(label.substring(colon + 1)));
    }
    while (tokens.hasMoreTokens()) {
      feature(line, tokens.nextToken());
    }
  }

  private void feature(Line line, String token) {
    int colon = token.indexOf(':');
    if (token.startsWith(GROUP)) {
      rows.group(index(line, token, token.substring(GROUP.length())));
    } else if (colon < 0) {
      throw line.refused("'%s' must have the form index:value".formatted(token));
    } else {
      int column = index(line, token, token.substring(0, colon));
      rows.value(column, line.feature(column, token.substring(colon + 1)));
    }
  }

  private static int index(Line line, String token, String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw line.refused("'%s' must begin with an index of 0 or more".formatted(token));
    }
  }
}
