package dev.clary.service.running;

import java.util.List;
import java.util.Optional;

/**
 * What programs in script mode import. A framework of its own has an environment that is made when
 * it is first needed, unless a setting names an interpreter that has it. All are builds for CPUs.
 */
enum Framework {
  /** Whatever the interpreter of script mode has. */
  NONE("", "any framework", "", ""),

  /** The newest with {@code tf.estimator}, which serves the programs of 2018, too. */
  TENSORFLOW(
      "tensorflow",
      "TensorFlow 2.15.1",
      "3.11 3.10 3.9",
      "tensorflow-cpu==2.15.1 numpy==1.26.4 pandas==2.2.3 scikit-learn==1.5.2 Pillow boto3"),

  LEGACY_TENSORFLOW(
      "legacy-tensorflow", "TensorFlow 2.15.1", TENSORFLOW.pythons, TENSORFLOW.packages),

  SCIKIT_LEARN(
      "scikit-learn",
      "scikit-learn 1.9.1",
      "3.11 3.12 3.13",
      "scikit-learn==1.9.1 pandas==3.1.1 joblib==1.6.0 boto3"),

  /** The package for CPUs is the same module without some 470 MB of communication for GPUs. */
  XGBOOST(
      "xgboost",
      "XGBoost 3.2.0",
      "3.11 3.12 3.13",
      "xgboost-cpu==3.2.0 scikit-learn==1.9.1 pandas==3.1.1 joblib==1.6.0 boto3"),

  PYTORCH("pytorch", "PyTorch 2.15.0", "3.11 3.12 3.13", "torch==2.15.0 numpy pandas boto3");

  private final String label;
  private final String title;
  private final String pythons;
  private final String packages;

  /** Lists are given as words, because constants are to be immutable all the way down. */
  Framework(String label, String title, String pythons, String packages) {
    this.label = label;
    this.title = title;
    this.pythons = pythons;
    this.packages = packages;
  }

  /** Its name in settings. */
  String label() {
    return label;
  }

  /** Its name and version, for people. */
  String title() {
    return title;
  }

  /** Versions of Python that its packages exist for, best first. */
  List<String> pythons() {
    return List.of(pythons.split(" ", -1));
  }

  /** What its environment is made of, in pip's words. */
  List<String> packages() {
    return List.of(packages.split(" ", -1));
  }

  /** The name of its environment; the two of TensorFlow share theirs. */
  String environment() {
    return this == LEGACY_TENSORFLOW ? TENSORFLOW.label : label;
  }

  /** The setting that names an interpreter which has the framework. */
  String pythonSetting() {
    return this == NONE ? "runtimes.python" : "runtimes." + label + ".python";
  }

  /** The framework of an image that runs scripts, by the last part of its name. */
  static Framework ofImage(String name) {
    if (name.equals("sagemaker-tensorflow")) {
      return LEGACY_TENSORFLOW;
    }
    return List.of(TENSORFLOW, SCIKIT_LEARN, XGBOOST, PYTORCH).stream()
        .filter(framework -> name.contains(framework.label))
        .findFirst()
        .orElse(NONE);
  }

  /** The framework that settings call so. */
  static Optional<Framework> labeled(String label) {
    return List.of(values()).stream()
        .filter(framework -> framework != NONE && framework.label.equals(label))
        .findFirst();
  }
}
