package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Interpreters;
import dev.clary.service.training.Interpreters.Interpreter;
import dev.clary.service.training.ObjectStore;
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
 * hyperparameters as arguments and {@code SM_*} variables. The toolkit itself is not needed.
 */
final class ScriptRuntime implements TrainingRuntime {
  private static final List<String> INSTALLATION = List.of("setup.py", "requirements.txt");

  private final RuntimeSettings settings;
  private final Interpreters interpreters;
  private final ObjectStore objects;

  ScriptRuntime(RuntimeSettings settings, Interpreters interpreters, ObjectStore objects) {
    this.settings = settings;
    this.interpreters = interpreters;
    this.objects = objects;
  }

  @Override
  public boolean isSandboxed() {
    return true;
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {
    var hyperparameters = new Hyperparameters(definition.hyperparameters());
    String program = program(hyperparameters);
    String directory =
        hyperparameters
            .text(Hyperparameters.SUBMIT_DIRECTORY)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "hyperparameter '%s' is missing: it must say where '%s' is"
                            .formatted(Hyperparameters.SUBMIT_DIRECTORY, program)));
    objects.check(directory, owner, ObjectStore.Access.READ);
    try {
      List<ObjectStore.StoredObject> code = objects.list(CodeStaging.prefix(directory), owner);
      boolean there =
          CodeStaging.isArchive(directory)
              ? !code.isEmpty()
              : code.stream().anyMatch(object -> object.path().equals(program));
      if (!there) {
        throw new InvalidRequestException(
            "hyperparameter '%s' = '%s': there is no '%s'"
                .formatted(
                    Hyperparameters.SUBMIT_DIRECTORY,
                    directory,
                    CodeStaging.isArchive(directory) ? "such archive" : program));
      }
      interpreters.find(settings.python());
    } catch (IOException e) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': %s"
              .formatted(Hyperparameters.PROGRAM, program, e.getMessage()));
    }
  }

  private static String program(Hyperparameters hyperparameters) {
    String program = hyperparameters.text(Hyperparameters.PROGRAM).orElse("");
    Path path = Path.of(program).normalize();
    if (program.isBlank() || path.isAbsolute() || path.startsWith("..")) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': it must be a path inside the submitted directory"
              .formatted(Hyperparameters.PROGRAM, program));
    }
    return path.toString();
  }

  @Override
  public Program prepare(Preparation preparation) throws IOException {
    Hyperparameters hyperparameters = preparation.hyperparameters();
    OptMlDirectory tree = preparation.tree();
    tree.writeConfiguration(preparation.definition(), hyperparameters.all());
    String source = hyperparameters.text(Hyperparameters.SUBMIT_DIRECTORY).orElse("");
    new CodeStaging(objects, preparation.job().spec().owner()).stage(source, tree.code());
    String program = program(hyperparameters);
    Path file = tree.code().resolve(program);
    refuseWhatIsNotServed(tree.code(), file, program, source);

    Interpreter python = interpreters.find(settings.python());
    List<String> arguments =
        Hyperparameters.arguments(hyperparameters.decoded(), PythonText::argument);
    var readable = new ArrayList<>(List.of(tree.code()));
    List<String> start;
    if (program.endsWith(".py")) {
      start = List.of(python.executable().toString(), program);
      readable.addAll(python.directories());
    } else {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
      start = List.of("/bin/sh", "-c", "exec \"./$0\" \"$@\"", program);
    }
    var command = new ArrayList<>(start);
    command.addAll(arguments);
    return new Program(
        command,
        environment(preparation, program, source, arguments, python),
        tree.code(),
        readable);
  }

  private static void refuseWhatIsNotServed(Path code, Path file, String program, String source) {
    for (String name : INSTALLATION) {
      if (Files.exists(code.resolve(name))) {
        throw new RefusedJobException(
            "'%s' has a file '%s': packages are not installed yet; install them for the interpreter"
                    .formatted(source, name)
                + " of setting 'runtimes.python' and remove the file");
      }
    }
    if (!Files.isRegularFile(file)) {
      throw new RefusedJobException("there is no '%s' in '%s'".formatted(program, source));
    }
  }

  private Map<String, String> environment(
      Preparation preparation,
      String program,
      String source,
      List<String> arguments,
      Interpreter python) {
    OptMlDirectory tree = preparation.tree();
    var environment = new TreeMap<>(settings.machine().environment(tree.isSandboxed()));
    environment.putAll(preparation.environment());
    environment.putAll(
        new ScriptEnvironment(preparation, program, source, arguments, settings.machine().cores())
            .variables());
    var modules = new ArrayList<>(List.of(tree.seen(tree.code())));
    modules.addAll(python.modulePath());
    environment.put("PYTHONPATH", String.join(":", modules));
    environment.putAll(preparation.definition().environment());
    return environment;
  }
}
