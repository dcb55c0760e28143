package dev.clary.cli.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The configuration file of SageMaker's Python SDK, version 2 and later. It names the default
 * bucket, which spares the SDK a call of STS at AWS's own address, and turns telemetry off, which
 * would tell AWS. What a person has configured stays, a default bucket included.
 */
final class SageMakerConfig {
  static final String VARIABLE = "SAGEMAKER_USER_CONFIG_OVERRIDE";
  private static final String FILE = "config.yaml";

  private final Map<String, String> environment;
  private final Path home;
  private final boolean macOs;

  SageMakerConfig(Map<String, String> environment, Path home, String system) {
    this.environment = environment;
    this.home = home;
    this.macOs = system.startsWith("Mac");
  }

  /**
   * The text of a file that adds what we need to what the person has; empty if the person's is in
   * S3, where only the SDK reads it.
   *
   * @throws UncheckedIOException if the person's cannot be read
   */
  Optional<String> with(Destination destination) {
    String override = environment.getOrDefault(VARIABLE, "");
    if (override.startsWith("s3://")) {
      return Optional.empty();
    }
    ObjectNode config = read(override.isEmpty() ? usual() : Path.of(override));
    if (!config.has("SchemaVersion")) {
      config.put("SchemaVersion", "1.0");
    }
    ObjectNode modules = within(within(within(config, "SageMaker"), "PythonSDK"), "Modules");
    modules.put("TelemetryOptOut", true);
    ObjectNode session = within(modules, "Session");
    if (!session.has("DefaultS3Bucket")) {
      session.put("DefaultS3Bucket", destination.defaultBucket());
    }
    return Optional.of(new YAMLMapper().writeValueAsString(config));
  }

  /** Where the SDK looks when no variable says. */
  private Path usual() {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path usual = macOs ? home.resolve("Library/Application Support") : home.resolve(".config");
    return (xdg.isEmpty() || macOs ? usual : Path.of(xdg)).resolve("sagemaker").resolve(FILE);
  }

  private static ObjectNode read(Path given) {
    Path file = Files.isDirectory(given) ? given.resolve(FILE) : given;
    var mapper = new YAMLMapper();
    if (!Files.isRegularFile(file)) {
      return mapper.createObjectNode();
    }
    try {
      JsonNode tree = mapper.readTree(Files.readString(file));
      return tree instanceof ObjectNode object ? object : mapper.createObjectNode();
    } catch (IOException | JacksonException e) {
      throw new UncheckedIOException(
          "cannot read %s, the configuration of SageMaker's SDK: %s"
              .formatted(file, e.getMessage()),
          new IOException(e));
    }
  }

  /** The object of that name, made if it is not there. */
  private static ObjectNode within(ObjectNode object, String name) {
    return object.get(name) instanceof ObjectNode inner ? inner : object.putObject(name);
  }
}
