package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Channel;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tree that a training program sees as {@code /opt/ml}, and the only place that knows it. What
 * the program leaves in it is not trusted: nothing here follows a link. Immutable.
 *
 * @param base where the tree is
 * @param seen where the program sees it
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo.html">How
 *     SageMaker provides training information</a>
 */
record OptMlDirectory(Path base, Path seen) {
  private static final Path SANDBOX = Path.of("/opt/ml");
  private static final String HOST = "algo-1";
  private static final String GROUP = "homogeneousCluster";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Makes an empty tree. */
  static OptMlDirectory create(Path base, boolean sandboxed) throws IOException {
    var tree = at(base, sandboxed);
    for (Path directory :
        List.of(
            tree.inputConfig(), tree.inputData(), tree.model(), tree.code(), tree.outputData())) {
      Files.createDirectories(directory);
    }
    return tree;
  }

  /** The tree that is there. */
  static OptMlDirectory at(Path base, boolean sandboxed) {
    return new OptMlDirectory(base, sandboxed ? SANDBOX : base);
  }

  boolean isSandboxed() {
    return seen.equals(SANDBOX);
  }

  Path input() {
    return base.resolve("input");
  }

  Path inputConfig() {
    return input().resolve("config");
  }

  Path inputData() {
    return input().resolve("data");
  }

  Path channel(String name) {
    return inputData().resolve(name);
  }

  Path code() {
    return base.resolve("code");
  }

  Path model() {
    return base.resolve("model");
  }

  Path output() {
    return base.resolve("output");
  }

  Path outputData() {
    return output().resolve("data");
  }

  /** Where the program sees a path of the tree. */
  String seen(Path path) {
    return seen.resolve(base.relativize(path)).toString();
  }

  /**
   * Where the program sees a path that it knows by SageMaker's name for it: outside of the sandbox
   * what is below {@code /opt/ml} is in the tree.
   */
  String seenAs(Path named) {
    return named.startsWith(SANDBOX)
        ? seen.resolve(SANDBOX.relativize(named)).toString()
        : named.toString();
  }

  /** Writes where checkpoints are, and where the program has them. */
  void writeCheckpointConfiguration(String uri, String localPath) throws IOException {
    write("checkpointconfig.json", new TreeMap<>(Map.of("S3Uri", uri, "LocalPath", localPath)));
  }

  /** Writes what the program reads about itself; {@code hyperparameters} are what it is to see. */
  void writeConfiguration(TrainingDefinition definition, Map<String, String> hyperparameters)
      throws IOException {
    write("hyperparameters.json", new TreeMap<>(hyperparameters));
    write("inputdataconfig.json", inputDataConfiguration(definition.channels()));
    write("resourceconfig.json", resourceConfiguration(definition.instanceType()));
  }

  private void write(String name, Map<String, ?> content) throws IOException {
    Files.writeString(inputConfig().resolve(name), JSON.writeValueAsString(content));
  }

  /** What {@code inputdataconfig.json} says. */
  static Map<String, Map<String, String>> inputDataConfiguration(List<Channel> channels) {
    var all = new TreeMap<String, Map<String, String>>();
    for (Channel channel : channels) {
      var one = new LinkedHashMap<String, String>();
      channel.contentType().ifPresent(type -> one.put("ContentType", type));
      one.put("TrainingInputMode", mode(channel.inputMode()));
      one.put("S3DistributionType", channel.sharded() ? "ShardedByS3Key" : "FullyReplicated");
      one.put("RecordWrapperType", channel.streaming().recordIo() ? "RecordIO" : "None");
      all.put(channel.name(), one);
    }
    return all;
  }

  private static String mode(InputMode mode) {
    return switch (mode) {
      case FILE -> "File";
      case FAST_FILE -> "FastFile";
      case PIPE -> "Pipe";
    };
  }

  /** What {@code resourceconfig.json} says: one host, in one group. */
  static Map<String, Object> resourceConfiguration(String instanceType) {
    var all = new TreeMap<String, Object>();
    all.put("current_host", HOST);
    all.put("current_instance_type", instanceType);
    all.put("current_group_name", GROUP);
    all.put("hosts", List.of(HOST));
    all.put("instance_groups", List.of(instanceGroup(instanceType)));
    all.put("network_interface_name", "eth0");
    return all;
  }

  /** The one group of instances. */
  static Map<String, Object> instanceGroup(String instanceType) {
    var group = new TreeMap<String, Object>();
    group.put("instance_group_name", GROUP);
    group.put("instance_type", instanceType);
    group.put("hosts", List.of(HOST));
    return group;
  }

  /** Whether this is a directory of the tree, and no link leads to it. */
  boolean isDirectory(Path directory) {
    Path path = base;
    for (Path part : base.relativize(directory)) {
      path = path.resolve(part);
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /** The beginning of what the program says about its failure, at most {@code limit} characters. */
  Optional<String> failure(int limit) throws IOException {
    Path file = output().resolve("failure");
    if (!isDirectory(output()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    // A character takes up to four bytes.
    byte[] bytes;
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(4 * limit);
    }
    String text = new String(bytes, UTF_8).strip();
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(text.substring(0, Math.min(limit, text.length())));
  }
}
