package dev.clary.service.running;

import java.util.regex.Pattern;

/**
 * The parts of an image's name that say what is in it.
 *
 * @param repository without registry, tag and digest, as in {@code clary/command}
 */
record ImageName(String repository) {
  private static final Pattern REGISTRY = Pattern.compile("^([^/]*[.:][^/]*|localhost)/");

  static ImageName of(String image) {
    String path = REGISTRY.matcher(image).replaceFirst("").replaceFirst("@.*", "");
    return new ImageName(path.replaceFirst(":[^/]*$", ""));
  }

  /** The last part of the repository, as in {@code sagemaker-xgboost}. */
  String last() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }
}
