package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import dev.clary.service.training.Algorithm;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs the executable that a request names as its entry point, as a container of SageMaker's would:
 * it finds everything in its {@code /opt/ml} and is told nothing by its arguments.
 */
final class ExecutableRuntime implements TrainingRuntime {
  private final RuntimeSettings.Machine machine;

  ExecutableRuntime(RuntimeSettings.Machine machine) {
    this.machine = machine;
  }

  @Override
  public boolean isSandboxed() {
    return true;
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {}

  @Override
  public Program prepare(Preparation preparation) throws IOException {
    OptMlDirectory tree = preparation.tree();
    tree.writeConfiguration(preparation.definition(), preparation.definition().hyperparameters());
    Algorithm algorithm = preparation.definition().algorithm();
    var command = new ArrayList<>(algorithm.entrypoint());
    command.addAll(algorithm.arguments());
    var environment = new TreeMap<>(machine.environment(tree.isSandboxed()));
    environment.putAll(preparation.environment());
    environment.putAll(preparation.definition().environment());
    boolean administrator = preparation.job().spec().owner().administrator();
    List<Path> readable = administrator ? around(Path.of(command.get(0))) : List.of();
    return new Program(command, environment, tree.base(), readable);
  }

  /** Where an executable of this machine is, which its owner may as well read. */
  private static List<Path> around(Path executable) throws IOException {
    if (!executable.isAbsolute() || !Files.isExecutable(executable)) {
      return List.of();
    }
    var directories = new ArrayList<Path>();
    for (Path file : List.of(executable, executable.toRealPath())) {
      Path directory = requireNonNull(file.getParent(), "parent of a file");
      Path above = directory.getParent();
      directories.add(directory.endsWith("bin") && above != null ? above : directory);
    }
    return directories;
  }
}
