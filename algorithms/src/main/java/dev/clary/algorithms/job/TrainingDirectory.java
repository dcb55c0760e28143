package dev.clary.algorithms.job;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory tree of one training job, {@code /opt/ml} in a container, as the training program
 * sees it. Immutable; every call reads or writes the files anew.
 *
 * <pre>
 * input/config/hyperparameters.json    names and values, all text
 * input/config/inputdataconfig.json    the channels
 * input/config/resourceconfig.json     the hosts
 * input/data/CHANNEL/                  files of a channel
 * model/                               what becomes model.tar.gz
 * output/failure                       why the job failed
 * </pre>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo.html">
 *     Your own training algorithms</a> in the SageMaker developer guide
 */
public final class TrainingDirectory {
  private final Path base;

  public TrainingDirectory(Path base) {
    this.base = requireNonNull(base, "base");
  }

  /**
   * Returns the hyperparameters as they were given, in the order of the file.
   *
   * @throws RefusedException if the file is no JSON object of plain values
   */
  public Map<String, String> hyperparameters() throws IOException {
    Path file = config("hyperparameters.json");
    var hyperparameters = new LinkedHashMap<String, String>();
    for (var member : JsonFile.members(file).entrySet()) {
      if (!(member.getValue() instanceof String text)) {
        throw new RefusedException(
            "hyperparameter '%s' in %s must be text".formatted(member.getKey(), file));
      }
      hyperparameters.put(member.getKey(), text);
    }
    return hyperparameters;
  }

  /**
   * Finds a channel by its name.
   *
   * @throws RefusedException if its input mode is one whose data are not in a directory
   */
  public Optional<Channel> findChannel(String name) throws IOException {
    Object member = JsonFile.members(config("inputdataconfig.json")).get(name);
    if (!(member instanceof Map<?, ?> channel)) {
      return Optional.empty();
    }
    if ("Pipe".equals(channel.get("TrainingInputMode"))) {
      throw new RefusedException(
          "channel '%s': input mode 'Pipe' is not served, use 'File'".formatted(name));
    }
    return Optional.of(
        new Channel(
            name,
            base.resolve("input/data").resolve(name),
            Optional.ofNullable(channel.get("ContentType")).map(Object::toString)));
  }

  /** The number of machines that train together; 1 if nothing is said. */
  public int hosts() throws IOException {
    Object hosts = JsonFile.members(config("resourceconfig.json")).get("hosts");
    return hosts instanceof List<?> names ? Math.max(1, names.size()) : 1;
  }

  /** Where the model goes; made if it is not there. */
  public Path model() throws IOException {
    return Files.createDirectories(base.resolve("model"));
  }

  /** Leaves the reason why this job failed, for whoever started it. */
  public void writeFailure(String reason) throws IOException {
    Path output = Files.createDirectories(base.resolve("output"));
    Files.writeString(output.resolve("failure"), reason);
  }

  private Path config(String file) {
    return base.resolve("input/config").resolve(file);
  }
}
