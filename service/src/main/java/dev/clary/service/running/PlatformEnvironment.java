package dev.clary.service.running;

import dev.clary.service.training.TrainingJobName;
import java.util.Map;
import java.util.TreeMap;

/** The variables that every training program gets, whatever runs it. */
final class PlatformEnvironment {
  private PlatformEnvironment() {}

  static Map<String, String> of(
      TrainingJobName name, RunnerSettings settings, OptMlDirectory tree, boolean sandboxed) {
    var environment = new TreeMap<String, String>();
    environment.put("TRAINING_JOB_NAME", name.value());
    environment.put("TRAINING_JOB_ARN", settings.arn().apply(name));
    environment.put("AWS_REGION", settings.region());
    environment.put("AWS_DEFAULT_REGION", settings.region());
    environment.put("LANG", "C.UTF-8");
    // As in the images of SageMaker: metrics are to be seen when they are printed.
    environment.put("PYTHONUNBUFFERED", "1");
    if (!sandboxed) {
      environment.put("SAGEMAKER_BASE_DIR", tree.base().toString());
    }
    return environment;
  }
}
