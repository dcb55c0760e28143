package dev.clary.benchmarks.quality;

import java.util.List;
import java.util.Locale;

/** A chart of mean regret by evaluations, on a logarithmic scale, as SVG. */
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 56;
  private static final int TOP = 28;
  private static final int RIGHT = 120;
  private static final int BOTTOM = 40;
  private static final double LEAST = 0.01;
  private static final double[] GRID = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01};
  private static final List<String> COLORS =
      List.of("#0b6e4f", "#c1292e", "#1f5fa8", "#e08e0b", "#7b3fa0", "#555555");

  private final StringBuilder svg = new StringBuilder();
  private final int evaluations;
  private int lines;

  /** Creates a chart without lines. */
  Chart(String title, int evaluations) {
    this.evaluations = evaluations;
    line(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"12\">",
            WIDTH,
            HEIGHT));
    line(
        String.format(
            Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT));
    line(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"18\" font-weight=\"bold\">%s</text>", LEFT, title));
    for (double regret : GRID) {
      line(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
              LEFT,
              WIDTH - RIGHT,
              y(regret),
              y(regret)));
      line(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT - 6,
              y(regret) + 4,
              regret));
    }
    for (int evaluation = 10; evaluation <= evaluations; evaluation += evaluations / 10) {
      line(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
              x(evaluation),
              HEIGHT - BOTTOM + 16,
              evaluation));
    }
    line(
        String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">evaluations</text>", LEFT, HEIGHT - 6));
  }

  private void line(String text) {
    svg.append(text).append('\n');
  }

  private double x(int evaluation) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (evaluation - 1.0) / Math.max(1, evaluations - 1);
  }

  private double y(double regret) {
    double share = Math.log(Math.max(LEAST, regret)) / Math.log(LEAST);
    return TOP + (HEIGHT - TOP - BOTTOM) * share;
  }

  /**
   * Adds a line.
   *
   * @param regrets after 1, 2, 3, ... evaluations
   */
  void add(String method, double[] regrets) {
    String color = COLORS.get(lines % COLORS.size());
    var points = new StringBuilder();
    for (int i = 0; i < regrets.length; i++) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i + 1), y(regrets[i])));
    }
    line(
        String.format(
            Locale.ROOT,
            "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
            color,
            points.toString().trim()));
    int label = TOP + 12 + 18 * lines;
    line(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
            WIDTH - RIGHT + 8,
            label,
            color,
            method));
    lines++;
  }

  /** The chart as text. */
  String text() {
    return svg + "</svg>\n";
  }
}
