package dev.clary.wire;

/** The services of AWS that Clary speaks as, told apart by the scope of a request's signature. */
public enum Service {
  SAGEMAKER("SageMaker", "sagemaker", "sagemaker.json"),
  LOGS("Logs_20140328", "logs", "logs.json"),
  MONITORING("GraniteServiceVersion20100801", "monitoring", "cloudwatch.json"),
  STS("", "sts", "sts.json"),
  IAM("", "iam", "iam.json");

  private final String targetPrefix;
  private final String signingName;
  private final String resource;

  Service(String targetPrefix, String signingName, String resource) {
    this.targetPrefix = targetPrefix;
    this.signingName = signingName;
    this.resource = resource;
  }

  /**
   * What comes before the point in {@code X-Amz-Target}; empty for a service that is never called
   * by such a header.
   */
  public String targetPrefix() {
    return targetPrefix;
  }

  /** The service's name in a signature's scope. */
  public String signingName() {
    return signingName;
  }

  /** The file of this service's model, beside this class. */
  String resource() {
    return resource;
  }
}
