package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs the built-in XGBoost, a Java program of its own. */
final class XgboostRuntime implements TrainingRuntime {
  private static final String MAIN = "dev.clary.algorithms.XgboostTraining";
  private static final String THREADS = "nthread";

  /**
   * A short-lived program: it starts faster with less compiling, and needs one collector thread.
   */
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  private final RuntimeSettings settings;

  XgboostRuntime(RuntimeSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean isSandboxed() {
    return true;
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {
    if (settings.algorithms().isEmpty()) {
      throw new InvalidRequestException(
          "TrainingImage '%s': this server was started without its built-in algorithms"
              .formatted(definition.algorithm().image()));
    }
  }

  @Override
  public Program prepare(Preparation preparation) throws IOException {
    OptMlDirectory tree = preparation.tree();
    var hyperparameters = new TreeMap<>(preparation.definition().hyperparameters());
    int threads = Math.max(1, settings.machine().cores() / Math.max(1, preparation.running()));
    hyperparameters.putIfAbsent(THREADS, Integer.toString(threads));
    tree.writeConfiguration(preparation.definition(), hyperparameters);

    var command = new ArrayList<String>();
    command.add(settings.machine().javaHome().resolve("bin/java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", classPath(), MAIN));
    var environment = new TreeMap<>(settings.machine().environment(tree.isSandboxed()));
    environment.putAll(preparation.environment());
    environment.putAll(preparation.definition().environment());
    var readable = new ArrayList<Path>(settings.algorithms());
    readable.add(settings.machine().javaHome());
    return new Program(command, environment, tree.base(), readable);
  }

  private String classPath() {
    return settings.algorithms().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
