package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.DefinitionCheck;
import dev.clary.service.training.Interpreters;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chooses what runs a training job, and refuses definitions that nothing here can run. Thread-safe.
 */
public final class Runtimes implements DefinitionCheck {
  /** Names that the setting of images may use. */
  private static final String COMMAND = "command";

  private static final String EXECUTABLE = "executable";
  private static final String SCRIPT = "script";
  private static final String XGBOOST = "xgboost";

  private static final List<String> REFUSED = List.of("mxnet", "chainer");

  private final RuntimeSettings settings;
  private final ObjectStore objects;
  private final InstantSource time;
  private final Map<String, TrainingRuntime> runtimes;

  /**
   * @throws IllegalArgumentException if a setting names a runtime that does not exist
   */
  public Runtimes(
      RuntimeSettings settings,
      Interpreters interpreters,
      ObjectStore objects,
      InstantSource time) {
    this.settings = settings;
    this.objects = objects;
    this.time = time;
    this.runtimes =
        Map.of(
            COMMAND, new CommandRuntime(settings.machine()),
            EXECUTABLE, new ExecutableRuntime(settings.machine()),
            SCRIPT, new ScriptRuntime(settings, interpreters, objects),
            XGBOOST, new XgboostRuntime(settings));
    settings
        .images()
        .forEach(
            (pattern, name) -> {
              if (!runtimes.containsKey(name)) {
                throw new IllegalArgumentException(
                    "image pattern '%s': runtime '%s' is none of command, executable, script, xgboost"
                        .formatted(pattern, name));
              }
            });
  }

  @Override
  public void check(TrainingDefinition definition, Owner owner) {
    TrainingRuntime runtime = choose(definition);
    boolean sandboxed = isSandboxed(runtime, owner);
    if (definition.networkIsolation() && !sandboxed) {
      throw new InvalidRequestException(
          "EnableNetworkIsolation 'true': only programs in the sandbox can be cut off from the"
              + " network, and this one would not run there");
    }
    checkArguments(definition);
    checkMetrics(definition.algorithm().metrics());
    new Locations(objects, owner, sandboxed).check(definition);
    runtime.check(definition, owner);
  }

  private void checkArguments(TrainingDefinition definition) {
    if (!definition.algorithm().arguments().isEmpty()
        && definition.algorithm().entrypoint().isEmpty()) {
      throw new InvalidRequestException(
          "ContainerArguments %s: they need a ContainerEntrypoint that takes them"
              .formatted(definition.algorithm().arguments()));
    }
  }

  private void checkMetrics(List<MetricDefinition> metrics) {
    for (MetricDefinition metric : metrics) {
      try {
        MetricPattern.compile(metric, time);
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException(
            "metric definition '%s': Regex '%s' cannot be used: %s"
                .formatted(metric.name(), metric.regex(), e.getMessage()));
      }
    }
  }

  /**
   * Whether a job of this owner runs in the sandbox.
   *
   * @throws InvalidRequestException if it would not, and the owner may run nothing outside
   */
  boolean isSandboxed(TrainingRuntime runtime, Owner owner) {
    boolean sandboxed = runtime.isSandboxed() && settings.machine().sandbox();
    if (!sandboxed && !owner.administrator()) {
      throw new InvalidRequestException(
          runtime.isSandboxed()
              ? "this server has no sandbox, and without one only an administrator's key may run"
                  + " training jobs: install bubblewrap or see setting 'sandbox'"
              : "plain commands run with the server's rights: only an administrator's key may run"
                  + " them");
    }
    return sandboxed;
  }

  /**
   * The runtime for a definition: the first rule that matches, those of the settings first.
   *
   * @throws InvalidRequestException if none does
   */
  TrainingRuntime choose(TrainingDefinition definition) {
    String image = definition.algorithm().image();
    for (Map.Entry<String, String> rule : settings.images().entrySet()) {
      if (matches(rule.getKey(), image)) {
        return runtime(rule.getValue());
      }
    }
    return runtime(builtIn(definition, image));
  }

  private TrainingRuntime runtime(String name) {
    TrainingRuntime runtime = runtimes.get(name);
    if (runtime == null) {
      throw new AssertionError("no runtime " + name);
    }
    return runtime;
  }

  private static boolean matches(String pattern, String image) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return image.matches(regex);
  }

  private static String builtIn(TrainingDefinition definition, String image) {
    ImageName name = ImageName.of(image);
    boolean script = definition.hyperparameters().containsKey(Hyperparameters.PROGRAM);
    for (String framework : REFUSED) {
      if (name.last().contains(framework)) {
        throw refusal(
            image,
            framework
                + " is retired and not served; train with a framework that is"
                + " still maintained");
      }
    }
    if (name.repository().equals("clary/command")) {
      return COMMAND;
    }
    if (!definition.algorithm().entrypoint().isEmpty()) {
      return EXECUTABLE;
    }
    if (name.last().equals("sagemaker-tensorflow")) {
      throw refusal(image, "the legacy TensorFlow containers of 2018 are not served yet");
    }
    if (name.last().contains("xgboost")) {
      return script ? SCRIPT : XGBOOST;
    }
    if (script) {
      return SCRIPT;
    }
    throw refusal(
        image,
        "no runtime serves it; give hyperparameters sagemaker_program and"
            + " sagemaker_submit_directory to run a script, a ContainerEntrypoint to run an"
            + " executable, or name a runtime for it in setting 'runtimes.images'");
  }

  private static InvalidRequestException refusal(String image, String reason) {
    return new InvalidRequestException("TrainingImage '%s': %s".formatted(image, reason));
  }
}
