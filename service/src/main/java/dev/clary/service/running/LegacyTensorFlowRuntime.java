package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.Interpreters.Interpreter;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SageMaker's TensorFlow containers of 2018, whose entry points have functions and no main program.
 * {@code legacy_tensorflow.py} calls them.
 *
 * @see <a
 *     href="https://github.com/aws/sagemaker-tensorflow-training-toolkit/tree/r1.0">sagemaker-tensorflow-training-toolkit,
 *     branch r1.0</a>
 */
final class LegacyTensorFlowRuntime implements TrainingRuntime {
  private static final String RUNNER = "legacy_tensorflow.py";
  private static final String REQUIREMENTS = "sagemaker_requirements";
  private static final String CHECKPOINTS = "checkpoint_path";

  /** The variable by which the runner is told where checkpoints belong, if not into the model. */
  private static final String DIRECTORY = "CLARY_CHECKPOINTS";

  private static final String SHIFT = "sagemaker_s3_uri_";

  private final Pythons pythons;
  private final ScriptCode code;
  private final RuntimeSettings.Machine machine;

  LegacyTensorFlowRuntime(Pythons pythons, ScriptCode code, RuntimeSettings.Machine machine) {
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
    for (String name : definition.hyperparameters().keySet()) {
      if (name.startsWith(SHIFT)) {
        throw new InvalidRequestException(
            "hyperparameter '%s': channels below others are not served".formatted(name));
      }
    }
    remoteCheckpoints(definition).ifPresent(uri -> checkCheckpoints(uri, definition, owner));
    code.check(definition, owner);
    ScriptRuntime.checkInterpreter(Framework.LEGACY_TENSORFLOW, pythons, definition);
  }

  private void checkCheckpoints(String uri, TrainingDefinition definition, Owner owner) {
    if (definition.output().checkpoints().isPresent()) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': with it there can be no CheckpointConfig"
              .formatted(CHECKPOINTS, uri));
    }
    code.objects().check(uri, owner, ObjectStore.Access.READ);
    code.objects().check(uri, owner, ObjectStore.Access.WRITE);
  }

  private static Optional<String> checkpoints(TrainingDefinition definition) {
    return new Hyperparameters(definition.hyperparameters())
        .text(CHECKPOINTS)
        .filter(path -> !path.isBlank());
  }

  private static Optional<String> remoteCheckpoints(TrainingDefinition definition) {
    return checkpoints(definition).filter(path -> path.contains("://"));
  }

  /**
   * TensorFlow wrote its checkpoints to objects by itself, and went on from those it found there;
   * here they are brought and put away. Jobs of a tuning job have a place each.
   */
  @Override
  public Optional<CheckpointLocation> checkpoints(TrainingSpec spec) {
    Optional<String> remote = remoteCheckpoints(spec.definition());
    if (remote.isEmpty()) {
      return Checkpoints.asked(spec);
    }
    String uri = remote.get().replaceFirst("/+$", "");
    String own = spec.name() + "/checkpoints";
    boolean tuned = spec.definition().hyperparameters().containsKey(Hyperparameters.OBJECTIVE);
    return Optional.of(
        new CheckpointLocation(
            tuned && !uri.endsWith(own) ? Checkpoints.below(uri, own) : uri, Optional.empty()));
  }

  @Override
  public Program prepare(Preparation preparation)
      throws IOException, InterruptedException, InstallationException {
    Hyperparameters hyperparameters = preparation.hyperparameters();
    OptMlDirectory tree = preparation.tree();
    tree.writeConfiguration(preparation.definition(), hyperparameters.all());
    code.stage(preparation);
    pythons.tell(Framework.LEGACY_TENSORFLOW, preparation);
    Interpreter python =
        pythons.having(
            requirements(hyperparameters, tree),
            pythons.having(Framework.LEGACY_TENSORFLOW, preparation.journal()),
            preparation);

    Path runner = Files.createDirectories(tree.base().resolveSibling("runner")).resolve(RUNNER);
    Files.writeString(runner, EnvironmentMaker.resource(RUNNER));
    var readable = new ArrayList<>(List.of(tree.code(), runner));
    readable.addAll(python.directories());
    return new Program(
        List.of(python.executable().toString(), runner.toString()),
        environment(preparation, python),
        tree.code(),
        readable);
  }

  /** Only the file that a hyperparameter names is installed, and nothing by its name alone. */
  private static Requirements requirements(Hyperparameters hyperparameters, OptMlDirectory tree) {
    Optional<String> file =
        hyperparameters
            .text(REQUIREMENTS)
            .filter(name -> !name.isBlank())
            .map(name -> ScriptCode.inside(hyperparameters, REQUIREMENTS));
    file.ifPresent(
        name -> {
          if (!Files.isRegularFile(tree.code().resolve(name))) {
            throw new RefusedJobException(
                "hyperparameter '%s': there is no '%s'".formatted(REQUIREMENTS, name));
          }
        });
    return new Requirements(tree.code(), file, false);
  }

  private Map<String, String> environment(Preparation preparation, Interpreter python) {
    OptMlDirectory tree = preparation.tree();
    var environment = new TreeMap<>(machine.environment(tree.isSandboxed()));
    environment.putAll(preparation.environment());
    environment.putAll(ScriptRuntime.modules(python, tree, environment.getOrDefault("PATH", "")));
    environment.put("TF_CPP_MIN_LOG_LEVEL", "1");
    checkpoints(preparation.definition())
        .map(path -> path.contains("://") ? Checkpoints.USUAL_PATH : path)
        .ifPresent(path -> environment.put(DIRECTORY, tree.seenAs(Path.of(path))));
    environment.putAll(preparation.definition().environment());
    return environment;
  }
}
