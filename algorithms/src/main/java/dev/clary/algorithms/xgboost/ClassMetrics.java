package dev.clary.algorithms.xgboost;

import java.util.Set;

/**
 * The metrics of predicted classes that SageMaker's container adds to XGBoost's own. All are higher
 * for better models and count every row once, whatever its weight.
 */
final class ClassMetrics {
  private static final Set<String> NAMES =
      Set.of(
          "accuracy",
          "balanced_accuracy",
          "f1",
          "f1_binary",
          "f1_macro",
          "precision",
          "precision_macro",
          "precision_micro",
          "recall",
          "recall_macro",
          "recall_micro");

  private ClassMetrics() {}

  static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /**
   * Computes one metric.
   *
   * @param name one for which {@link #isOne} holds
   * @param labels one per row: 0, 1, …
   * @param margins what the model says before it is turned into probabilities: one number per row,
   *     above 0 for class 1, or one per row and class, row by row
   */
  static double compute(String name, float[] labels, float[] margins) {
    var right = new int[labels.length];
    var predicted = new int[labels.length];
    int width = margins.length / labels.length;
    for (int row = 0; row < labels.length; row++) {
      // A label between 0 and 1 is a probability; the class is the likelier one.
      right[row] = Math.round(labels[row]);
      predicted[row] =
          width == 1 ? (margins[row] > 0 ? 1 : 0) : highest(margins, row * width, width);
    }
    return of(name, ConfusionMatrix.of(right, predicted));
  }

  private static double of(String name, ConfusionMatrix matrix) {
    return switch (name) {
      // With one label per row, what is wrong for one class is wrong for another: the micro
      // averages are the share of right rows, too.
      case "accuracy", "precision_micro", "recall_micro" -> matrix.accuracy();
      case "balanced_accuracy" -> matrix.balancedAccuracy();
      case "f1", "f1_macro" -> matrix.macroF1();
      case "f1_binary" -> matrix.f1(1);
      case "precision" -> matrix.precision(1);
      case "precision_macro" -> matrix.macroPrecision();
      case "recall" -> matrix.recall(1);
      case "recall_macro" -> matrix.macroRecall();
      default -> throw new IllegalArgumentException("no metric of classes is named " + name);
    };
  }

  private static int highest(float[] values, int start, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[start + i] > values[start + best]) {
        best = i;
      }
    }
    return best;
  }
}
