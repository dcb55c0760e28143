package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs a command line of this machine that knows nothing of SageMaker: in its own directory,
 * outside the sandbox, with the server's search path and home, so for administrators only. Two
 * reserved hyperparameters say what to run and where; the others become its arguments, word for
 * word.
 */
final class CommandRuntime implements TrainingRuntime {
  private final RuntimeSettings.Machine machine;

  CommandRuntime(RuntimeSettings.Machine machine) {
    this.machine = machine;
  }

  @Override
  public boolean isSandboxed() {
    return false;
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {
    var hyperparameters = new Hyperparameters(definition.hyperparameters());
    Path executable = Path.of(command(hyperparameters).get(0));
    if (!executable.isAbsolute() || !Files.isExecutable(executable)) {
      throw refusal(
          Hyperparameters.COMMAND,
          executable,
          "its first element must be the absolute path of an" + " executable file");
    }
    if (!Files.isDirectory(directory(hyperparameters))) {
      throw refusal(
          Hyperparameters.COMMAND_DIRECTORY, directory(hyperparameters), "it must be a directory");
    }
  }

  @Override
  public Program prepare(Preparation preparation) throws IOException {
    Hyperparameters hyperparameters = preparation.hyperparameters();
    OptMlDirectory tree = preparation.tree();
    tree.writeConfiguration(preparation.definition(), hyperparameters.withoutCommand());
    List<String> command = command(hyperparameters);
    List<String> arguments = Hyperparameters.arguments(hyperparameters.given(), text -> text);
    var environment = new TreeMap<>(preparation.environment());
    String name = Path.of(command.get(0)).getFileName().toString();
    Path directory = directory(hyperparameters);
    environment.putAll(
        new ScriptEnvironment(
                preparation,
                new ScriptEnvironment.Call(name, directory.toString(), hyperparameters, arguments),
                machine.cores())
            .variables());
    environment.put("PATH", machine.path());
    environment.put("HOME", machine.home());
    environment.putAll(preparation.definition().environment());
    var line = new ArrayList<>(command);
    line.addAll(arguments);
    return new Program(line, environment, directory, List.of());
  }

  private static List<String> command(Hyperparameters hyperparameters) {
    String text = hyperparameters.all().getOrDefault(Hyperparameters.COMMAND, "");
    if (PythonText.decode(text) instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw refusal(Hyperparameters.COMMAND, text, "it must be a JSON array of one or more strings");
  }

  private static Path directory(Hyperparameters hyperparameters) {
    String text = hyperparameters.text(Hyperparameters.COMMAND_DIRECTORY).orElse("");
    if (!text.startsWith("/")) {
      throw refusal(Hyperparameters.COMMAND_DIRECTORY, text, "it must be an absolute path");
    }
    return Path.of(text);
  }

  private static InvalidRequestException refusal(String name, Object value, String rule) {
    return new InvalidRequestException(
        "hyperparameter '%s' = '%s': %s".formatted(name, value, rule));
  }
}
