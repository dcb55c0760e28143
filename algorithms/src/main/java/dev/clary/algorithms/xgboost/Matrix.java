package dev.clary.algorithms.xgboost;

import static dev.clary.algorithms.xgboost.NativeXgboost.check;

import dev.clary.algorithms.table.LabeledRows;
import ml.dmlc.xgboost4j.java.XGBoostJNI;

/** Rows in XGBoost's own memory, freed by {@link #close}. Confined to one thread. */
final class Matrix implements AutoCloseable {
  private final String name;
  private final float[] labels;
  private final long handle;

  private Matrix(String name, float[] labels, long handle) {
    this.name = name;
    this.labels = labels;
    this.handle = handle;
  }

  /**
   * Copies rows.
   *
   * @param name what the rows are called in the log: {@code train} or {@code validation}
   * @param width the number of feature columns of all matrices of one training
   */
  static Matrix of(String name, LabeledRows rows, int width, Objective objective) {
    var handle = new long[1];
    check(
        XGBoostJNI.XGDMatrixCreateFromCSR(
            rows.offsets(), rows.columns(), rows.values(), width, Float.NaN, 1, handle));
    var matrix = new Matrix(name, rows.labels(), handle[0]);
    matrix.set("label", rows.labels());
    matrix.set("weight", rows.weights());
    if (objective.name().equals("survival:aft")) {
      // Survival times known exactly: the format has no way to say that one is censored.
      matrix.set("label_lower_bound", rows.labels());
      matrix.set("label_upper_bound", rows.labels());
    }
    if (rows.groups().length > 0) {
      check(XGBoostJNI.XGDMatrixSetUIntInfo(matrix.handle, "qid", rows.groups()));
    }
    return matrix;
  }

  String name() {
    return name;
  }

  float[] labels() {
    return labels;
  }

  long handle() {
    return handle;
  }

  private void set(String field, float[] values) {
    if (values.length > 0) {
      check(XGBoostJNI.XGDMatrixSetFloatInfo(handle, field, values));
    }
  }

  @Override
  public void close() {
    check(XGBoostJNI.XGDMatrixFree(handle));
  }
}
