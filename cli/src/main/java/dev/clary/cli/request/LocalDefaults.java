package dev.clary.cli.request;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes a request with what the protocol requires and a local user has no use for, and makes
 * its paths absolute {@code file:///} addresses. What the request says itself is never replaced.
 *
 * @param folder that relative paths start from
 * @param output folder for the results of requests that name none
 */
public record LocalDefaults(Path folder, Path output) {
  private static final String ROLE = "arn:aws:iam::000000000000:role/clary";
  private static final int ONE_DAY_SECONDS = 86_400;
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final String SUBMIT = "sagemaker_submit_directory";

  public LocalDefaults {
    requireNonNull(folder, "folder");
    requireNonNull(output, "output");
  }

  /** Completes the request in place. */
  public void fill(ObjectNode request) {
    if (request.get("HyperParameterTuningJobConfig") instanceof ObjectNode config) {
      putIfAbsent(config, "Strategy", "Bayesian");
      texts(config.path("ParameterRanges"));
      if (config.get("ResourceLimits") instanceof ObjectNode limits
          && !limits.has("MaxParallelTrainingJobs")) {
        limits.put("MaxParallelTrainingJobs", 1);
      }
    }
    if (request.get("TrainingJobDefinition") instanceof ObjectNode definition) {
      fillDefinition(definition);
    }
    for (JsonNode each : request.path("TrainingJobDefinitions")) {
      if (each instanceof ObjectNode definition) {
        fillDefinition(definition);
      }
    }
  }

  /** What every definition needs, whether it is the only one or one of several. */
  private void fillDefinition(ObjectNode definition) {
    putIfAbsent(definition, "RoleArn", ROLE);
    if (definition.get("AlgorithmSpecification") instanceof ObjectNode algorithm) {
      putIfAbsent(algorithm, "TrainingInputMode", "File");
    }
    texts(definition.path("HyperParameterRanges"));
    fillOutput(definition);
    fillResources(definition);
    part(definition, "StoppingCondition")
        .filter(part -> !part.has("MaxRuntimeInSeconds"))
        .ifPresent(part -> part.put("MaxRuntimeInSeconds", ONE_DAY_SECONDS));
    for (JsonNode channel : definition.path("InputDataConfig")) {
      locate(channel.path("DataSource").path("S3DataSource"), "S3Uri");
    }
    locate(definition.path("CheckpointConfig"), "S3Uri");
    if (definition.get("StaticHyperParameters") instanceof ObjectNode hyperparameters) {
      plainTexts(hyperparameters);
      locate(hyperparameters, SUBMIT);
    }
  }

  /** Results go where the request says, or else below the data directory. */
  private void fillOutput(ObjectNode definition) {
    part(definition, "OutputDataConfig")
        .ifPresent(part -> putIfAbsent(part, "S3OutputPath", output.toAbsolutePath() + "/"));
    locate(definition.path("OutputDataConfig"), "S3OutputPath");
  }

  /** The smallest machine SageMaker rents; nothing here depends on it. */
  private static void fillResources(ObjectNode definition) {
    if (!definition.has("ResourceConfig")
        && !definition.has("HyperParameterTuningResourceConfig")) {
      definition
          .putObject("ResourceConfig")
          .put("InstanceType", "ml.m5.large")
          .put("InstanceCount", 1)
          .put("VolumeSizeInGB", 1);
    }
  }

  /** Numbers and truth values written where the protocol wants text, as YAML invites to. */
  private static void texts(JsonNode ranges) {
    for (JsonNode list : ranges) {
      for (JsonNode each : list) {
        if (each instanceof ObjectNode range) {
          plainTexts(range);
          if (range.get("Values") instanceof ArrayNode values) {
            List<String> written = values.valueStream().map(JsonNode::asString).toList();
            values.removeAll();
            written.forEach(values::add);
          }
        }
      }
    }
  }

  /** Members that are numbers or truth values, as the texts that the protocol wants. */
  private static void plainTexts(ObjectNode members) {
    for (var member : List.copyOf(members.properties())) {
      if (member.getValue().isNumber() || member.getValue().isBoolean()) {
        members.put(member.getKey(), member.getValue().asString());
      }
    }
  }

  /** Makes a path absolute; some SDKs put such a value in quotation marks, which stay. */
  private void locate(JsonNode owner, String member) {
    if (owner instanceof ObjectNode object && object.path(member).isString()) {
      String text = object.path(member).stringValue();
      boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      String bare = quoted ? text.substring(1, text.length() - 1) : text;
      if (!bare.isEmpty() && !SCHEME.matcher(bare).matches()) {
        String address = address(bare);
        object.put(member, quoted ? '"' + address + '"' : address);
      }
    }
  }

  /** A folder's address ends in a slash, so that it means what is below and no namesakes. */
  private String address(String path) {
    Path absolute = folder.resolve(path).toAbsolutePath().normalize();
    String address = "file://" + absolute.toUri().getRawPath();
    boolean slash = path.endsWith("/") || Files.isDirectory(absolute);
    return slash && !address.endsWith("/") ? address + "/" : address;
  }

  /** The part of that name, made if absent; empty if it is no object, for the service to refuse. */
  private static Optional<ObjectNode> part(ObjectNode owner, String name) {
    JsonNode present = owner.has(name) ? owner.path(name) : owner.putObject(name);
    return present instanceof ObjectNode part ? Optional.of(part) : Optional.empty();
  }

  private static void putIfAbsent(ObjectNode owner, String member, String value) {
    if (!owner.has(member)) {
      owner.put(member, value);
    }
  }
}
