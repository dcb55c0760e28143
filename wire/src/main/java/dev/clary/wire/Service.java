package dev.clary.wire;

/**
 * The services of AWS that Clary speaks as, told apart by the {@code X-Amz-Target} header and by
 * the signature's scope.
 */
public enum Service {
  SAGEMAKER("SageMaker", "sagemaker"),
  LOGS("Logs_20140328", "logs");

  private final String targetPrefix;
  private final String signingName;

  Service(String targetPrefix, String signingName) {
    this.targetPrefix = targetPrefix;
    this.signingName = signingName;
  }

  /** What comes before the point in {@code X-Amz-Target}. */
  public String targetPrefix() {
    return targetPrefix;
  }

  /** The service's name in a signature's scope. */
  public String signingName() {
    return signingName;
  }

  /** The file of this service's model, beside this class. */
  String resource() {
    return signingName + ".json";
  }
}
