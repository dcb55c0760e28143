package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.TrainingDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which runtime serves which image: the first rule that matches, those of the settings first.
 *
 * @param images names of runtimes by pattern of image
 */
record ImageRules(Map<String, String> images) {
  static final String COMMAND = "command";
  static final String EXECUTABLE = "executable";
  static final String SCRIPT = "script";
  static final String XGBOOST = "xgboost";
  static final String XGBOOST_SCRIPT = "xgboost-script";

  private static final List<String> RETIRED = List.of("mxnet", "chainer");

  /** SageMaker's own algorithms but XGBoost, by the names of their images. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "blazingtext",
          "factorization-machines",
          "forecasting-deepar",
          "image-classification",
          "ipinsights",
          "kmeans",
          "knn",
          "lda",
          "linear-learner",
          "ntm",
          "object-detection",
          "object2vec",
          "pca",
          "randomcutforest",
          "semantic-segmentation",
          "seq2seq");

  /**
   * The name of the runtime for a definition.
   *
   * @throws InvalidRequestException if there is none
   */
  String choose(TrainingDefinition definition) {
    String image = definition.algorithm().image();
    for (Map.Entry<String, String> rule : images.entrySet()) {
      if (matches(rule.getKey(), image)) {
        return rule.getValue();
      }
    }
    return builtIn(definition, image);
  }

  private static boolean matches(String pattern, String image) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return image.matches(regex);
  }

  private static String builtIn(TrainingDefinition definition, String image) {
    ImageName name = ImageName.of(image);
    refuse(name, image);
    if (name.repository().equals("clary/command")) {
      return COMMAND;
    }
    if (!definition.algorithm().entrypoint().isEmpty()) {
      return EXECUTABLE;
    }
    Framework framework = Framework.ofImage(name.last());
    if (definition.hyperparameters().containsKey(Hyperparameters.PROGRAM)) {
      return ofScript(framework);
    }
    if (framework == Framework.XGBOOST) {
      return XGBOOST;
    }
    throw refusal(
        image,
        "no runtime serves it; give hyperparameters sagemaker_program and"
            + " sagemaker_submit_directory to run a script, a ContainerEntrypoint to run an"
            + " executable, or name a runtime for it in setting 'runtimes.images'");
  }

  /** The name of the runtime that runs scripts with a framework. */
  static String ofScript(Framework framework) {
    return switch (framework) {
      case NONE -> SCRIPT;
      case XGBOOST -> XGBOOST_SCRIPT;
      case TENSORFLOW, LEGACY_TENSORFLOW, SCIKIT_LEARN, PYTORCH -> framework.label();
    };
  }

  private static void refuse(ImageName name, String image) {
    for (String framework : RETIRED) {
      if (name.last().contains(framework)) {
        throw refusal(
            image,
            framework
                + " is retired and not served; train with a framework that is"
                + " still maintained");
      }
    }
    if (BUILT_IN.contains(name.last())) {
      throw refusal(
          image,
          "SageMaker's built-in algorithm "
              + name.last()
              + " is not served; of these, only XGBoost is");
    }
  }

  private static InvalidRequestException refusal(String image, String reason) {
    return new InvalidRequestException("TrainingImage '%s': %s".formatted(image, reason));
  }
}
