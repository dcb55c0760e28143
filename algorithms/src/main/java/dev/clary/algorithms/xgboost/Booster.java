package dev.clary.algorithms.xgboost;

import static dev.clary.algorithms.xgboost.NativeXgboost.check;

import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostJNI;

/** A model in the making, in XGBoost's own memory. Confined to one thread. */
final class Booster implements AutoCloseable {
  private static final int PREDICTION = 0;
  private static final int MARGIN = 1;

  private final List<Matrix> matrices;
  private final long handle;

  private Booster(List<Matrix> matrices, long handle) {
    this.matrices = matrices;
    this.handle = handle;
  }

  /**
   * Makes a model without trees.
   *
   * @param matrices the rows to learn from, then others to evaluate it on
   */
  static Booster of(List<Matrix> matrices, List<Map.Entry<String, String>> parameters) {
    var handle = new long[1];
    check(XGBoostJNI.XGBoosterCreate(handles(matrices), handle));
    var booster = new Booster(matrices, handle[0]);
    for (var parameter : parameters) {
      booster.set(parameter.getKey(), parameter.getValue());
    }
    // A warning in the log for what XGBoost no longer has, instead of silence.
    booster.set("validate_parameters", "true");
    return booster;
  }

  /** Adds what one round adds, from the first matrix. */
  void update(int round) {
    check(XGBoostJNI.XGBoosterUpdateOneIter(handle, round, matrices.get(0).handle()));
  }

  /** Evaluates XGBoost's own metrics: {@code [3]<TAB>train-rmse:1.5<TAB>validation-rmse:1.75}. */
  String evaluate(int round) {
    String[] names = matrices.stream().map(Matrix::name).toArray(String[]::new);
    var line = new String[1];
    check(XGBoostJNI.XGBoosterEvalOneIter(handle, round, handles(matrices), names, line));
    return line[0];
  }

  /** One prediction per row, in the unit of the labels; row by row if there are several. */
  float[] predictions(Matrix matrix) {
    return predict(matrix, PREDICTION);
  }

  /** What is turned into predictions: log-odds for two classes, a score per class for several. */
  float[] margins(Matrix matrix) {
    return predict(matrix, MARGIN);
  }

  /** Notes something in the model, which loaders can read. */
  void note(String name, String value) {
    check(XGBoostJNI.XGBoosterSetAttr(handle, name, value));
  }

  /**
   * Writes the model.
   *
   * @param format {@code ubj} (Universal Binary JSON) or {@code json}
   */
  byte[] save(String format) {
    var buffer = new byte[1][];
    check(XGBoostJNI.XGBoosterSaveModelToBuffer(handle, format, buffer));
    return buffer[0];
  }

  void load(byte[] model) {
    check(XGBoostJNI.XGBoosterLoadModelFromBuffer(handle, model));
  }

  private float[] predict(Matrix matrix, int kind) {
    var predictions = new float[1][];
    check(XGBoostJNI.XGBoosterPredict(handle, matrix.handle(), kind, 0, predictions));
    return predictions[0];
  }

  private void set(String name, String value) {
    check(XGBoostJNI.XGBoosterSetParam(handle, name, value));
  }

  private static long[] handles(List<Matrix> matrices) {
    return matrices.stream().mapToLong(Matrix::handle).toArray();
  }

  @Override
  public void close() {
    check(XGBoostJNI.XGBoosterFree(handle));
  }
}
