package dev.clary.algorithms.xgboost;

import dev.clary.algorithms.job.RefusedException;
import dev.clary.algorithms.table.LabeledRows;

/** Checks that labels are what an objective can learn, before XGBoost meets them. */
final class LabelCheck {
  private final Objective objective;
  private final int classes;

  /**
   * @param classes the number of classes of a multi-class objective; any number for others
   */
  LabelCheck(Objective objective, int classes) {
    this.objective = objective;
    this.classes = classes;
  }

  /**
   * Checks all rows of a channel.
   *
   * @throws RefusedException naming the first label that does not fit
   */
  void check(String channel, LabeledRows rows) {
    for (float label : rows.labels()) {
      if (!fits(label)) {
        throw new RefusedException(
            "channel '%s': label %s must be %s for objective '%s'"
                .formatted(channel, label, rule(), objective.name()));
      }
    }
  }

  private boolean fits(float label) {
    if (objective.multiclass()) {
      return label >= 0 && label < classes && label == Math.rint(label);
    }
    return switch (objective.name()) {
      case "binary:logistic", "binary:logitraw", "reg:logistic" -> label >= 0 && label <= 1;
      case "binary:hinge" -> label == 0 || label == 1;
      case "count:poisson", "reg:tweedie" -> label >= 0;
      case "reg:gamma", "survival:aft" -> label > 0;
      case "reg:squaredlogerror" -> label > -1;
      default -> true;
    };
  }

  private String rule() {
    if (objective.multiclass()) {
      return "an integer from 0 to " + (classes - 1);
    }
    return switch (objective.name()) {
      case "binary:hinge" -> "0 or 1";
      case "count:poisson", "reg:tweedie" -> "0 or more";
      case "reg:gamma", "survival:aft" -> "above 0";
      case "reg:squaredlogerror" -> "above -1";
      default -> "from 0 to 1";
    };
  }
}
