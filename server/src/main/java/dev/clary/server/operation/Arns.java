package dev.clary.server.operation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The resource names of one region and account. The name inside an ARN is lower-case, as AWS has
 * it, while the name member of an answer keeps its case.
 */
public record Arns(String region, String account) {

  public Arns {
    requireNonNull(region, "region");
    requireNonNull(account, "account");
  }

  String tuningJob(String name) {
    return sageMaker("hyper-parameter-tuning-job", name);
  }

  /** The ARN of a training job. */
  public String trainingJob(String name) {
    return sageMaker("training-job", name);
  }

  /** Stream names have capitals, slashes and all: CloudWatch Logs does not lower them. */
  String logStream(String group, String stream) {
    return "arn:%s:logs:%s:%s:log-group:%s:log-stream:%s"
        .formatted(partition(), region, account, group, stream);
  }

  String logGroup(String group) {
    return "arn:%s:logs:%s:%s:log-group:%s".formatted(partition(), region, account, group);
  }

  String role(String name) {
    return "arn:%s:iam::%s:role/%s".formatted(partition(), account, name);
  }

  String assumedRole(String role, String session) {
    return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition(), account, role, session);
  }

  /**
   * The unique id of a role, which AWS draws and we derive from its name: 21 capitals and digits.
   */
  static String roleId(String name) {
    String digits = Long.toString(name.hashCode() & 0xFFFF_FFFFL, Character.MAX_RADIX);
    return "AROA" + "0".repeat(17 - digits.length()) + digits.toUpperCase(Locale.ROOT);
  }

  private String sageMaker(String kind, String name) {
    return "arn:%s:sagemaker:%s:%s:%s/%s"
        .formatted(partition(), region, account, kind, name.toLowerCase(Locale.ROOT));
  }

  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
