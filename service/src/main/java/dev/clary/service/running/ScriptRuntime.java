package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Interpreters.Interpreter;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Script mode: runs a program of the user's as SageMaker's training toolkit does, with its
 * hyperparameters as arguments and {@code SM_*} variables, on an interpreter that has a framework.
 * The toolkit itself is not needed.
 */
final class ScriptRuntime implements TrainingRuntime {
  private final Framework framework;
  private final Pythons pythons;
  private final ScriptCode code;
  private final RuntimeSettings.Machine machine;

  ScriptRuntime(
      Framework framework, Pythons pythons, ScriptCode code, RuntimeSettings.Machine machine) {
    this.framework = framework;
    this.pythons = pythons;
    this.code = code;
    this.machine = machine;
  }

  @Override
  public boolean isSandboxed() {
    return true;
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {
    code.check(definition, owner);
    checkInterpreter(framework, pythons, definition);
  }

  /** Refuses an image whose framework nothing here has. */
  static void checkInterpreter(
      Framework framework, Pythons pythons, TrainingDefinition definition) {
    try {
      pythons.base(framework);
    } catch (IOException e) {
      throw new InvalidRequestException(
          "TrainingImage '%s': %s".formatted(definition.algorithm().image(), e.getMessage()));
    }
  }

  @Override
  public Program prepare(Preparation preparation)
      throws IOException, InterruptedException, InstallationException {
    Hyperparameters given = preparation.hyperparameters();
    OptMlDirectory tree = preparation.tree();
    tree.writeConfiguration(preparation.definition(), given.all());
    String program = code.stage(preparation);
    pythons.tell(framework, preparation);
    var asked = Requirements.ofScript(tree.code());
    Interpreter python =
        pythons.having(asked, pythons.having(framework, preparation.journal()), preparation);

    Hyperparameters hyperparameters = ofFramework(preparation);
    List<String> arguments =
        Hyperparameters.arguments(hyperparameters.decoded(), PythonText::argument);
    var call =
        new ScriptEnvironment.Call(program, ScriptCode.source(given), hyperparameters, arguments);
    var command = new ArrayList<>(start(program, asked.project(), python, tree));
    command.addAll(arguments);
    var readable = new ArrayList<>(List.of(tree.code()));
    readable.addAll(python.directories());
    return new Program(command, environment(preparation, call, python), tree.code(), readable);
  }

  /**
   * Jobs of one tuning job are given one {@code model_dir}; as in SageMaker's containers, each gets
   * its own below it.
   */
  private Hyperparameters ofFramework(Preparation preparation) {
    Hyperparameters given = preparation.hyperparameters();
    String directory = given.text("model_dir").orElse("");
    if (framework != Framework.TENSORFLOW
        || !given.all().containsKey(Hyperparameters.OBJECTIVE)
        || directory.isEmpty()
        || directory.startsWith("/opt/ml")) {
      return given;
    }
    var changed = new TreeMap<>(given.all());
    changed.put(
        "model_dir",
        PythonText.json(
            "%s/%s/model".formatted(directory.replaceFirst("/+$", ""), preparation.job().name())));
    return new Hyperparameters(changed);
  }

  private static List<String> start(
      String program, boolean project, Interpreter python, OptMlDirectory tree) throws IOException {
    if (program.endsWith(".py")) {
      String executable = python.executable().toString();
      String module = program.substring(0, program.length() - ".py".length()).replace('/', '.');
      return project ? List.of(executable, "-m", module) : List.of(executable, program);
    }
    Path file = tree.code().resolve(program);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
    return List.of("/bin/sh", "-c", "exec \"./$0\" \"$@\"", program);
  }

  private Map<String, String> environment(
      Preparation preparation, ScriptEnvironment.Call call, Interpreter python) {
    OptMlDirectory tree = preparation.tree();
    var environment = new TreeMap<>(machine.environment(tree.isSandboxed()));
    environment.putAll(preparation.environment());
    environment.putAll(new ScriptEnvironment(preparation, call, machine.cores()).variables());
    environment.putAll(modules(python, tree, environment.getOrDefault("PATH", "")));
    if (framework == Framework.TENSORFLOW) {
      environment.put("TF_CPP_MIN_LOG_LEVEL", "1");
    }
    environment.putAll(preparation.definition().environment());
    return environment;
  }

  /** The variables by which an interpreter and the programs of its environment are found. */
  static Map<String, String> modules(Interpreter python, OptMlDirectory tree, String path) {
    var modules = new ArrayList<>(List.of(tree.seen(tree.code())));
    modules.addAll(python.modulePath());
    return Map.of(
        "PYTHONPATH",
        String.join(":", modules),
        "PATH",
        python.executable().getParent() + ":" + path);
  }
}
