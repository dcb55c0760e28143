package dev.clary.algorithms.xgboost;

import java.util.List;

/** What is learned: the name of one of XGBoost's objectives. */
record Objective(String name) {
  static final List<String> NAMES =
      List.of(
          "binary:logistic",
          "binary:logitraw",
          "binary:hinge",
          "count:poisson",
          "multi:softmax",
          "multi:softprob",
          "rank:pairwise",
          "rank:ndcg",
          "rank:map",
          "reg:linear",
          "reg:squarederror",
          "reg:logistic",
          "reg:gamma",
          "reg:pseudohubererror",
          "reg:squaredlogerror",
          "reg:absoluteerror",
          "reg:tweedie",
          "survival:aft",
          "survival:cox");

  static final Objective DEFAULT = new Objective("reg:squarederror");

  /** Whether the label is one of two classes, 0 and 1. */
  boolean binary() {
    return name.startsWith("binary:");
  }

  /** Whether the label is one of several classes. */
  boolean multiclass() {
    return name.startsWith("multi:");
  }

  boolean ranking() {
    return name.startsWith("rank:");
  }
}
