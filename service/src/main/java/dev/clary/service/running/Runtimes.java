package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.DefinitionCheck;
import dev.clary.service.training.Engine;
import dev.clary.service.training.Interpreters;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chooses what runs a training job, and refuses definitions that nothing here can run. Thread-safe.
 */
public final class Runtimes implements DefinitionCheck {
  /** Names that the setting of images may use. */
  public static final List<String> NAMES =
      Stream.concat(
              Stream.of(ImageRules.COMMAND, ImageRules.EXECUTABLE, ImageRules.XGBOOST),
              Arrays.stream(Framework.values()).map(ImageRules::ofScript))
          .sorted()
          .toList();

  private final RuntimeSettings settings;
  private final ObjectStore objects;
  private final InstantSource time;
  private final ImageRules rules;
  private final Map<String, TrainingRuntime> runtimes = new HashMap<>();

  /**
   * @param engine that installs what programs import
   * @throws IllegalArgumentException if a setting names a runtime that does not exist
   */
  public Runtimes(
      RuntimeSettings settings,
      Interpreters interpreters,
      Engine engine,
      ObjectStore objects,
      InstantSource time) {
    this.settings = settings;
    this.objects = objects;
    this.time = time;
    this.rules = new ImageRules(settings.images());
    RuntimeSettings.Machine machine = settings.machine();
    runtimes.put(ImageRules.COMMAND, new CommandRuntime(machine));
    runtimes.put(ImageRules.EXECUTABLE, new ExecutableRuntime(machine));
    runtimes.put(ImageRules.XGBOOST, new XgboostRuntime(settings));
    addScripts(pythons(interpreters, engine));
    settings.images().forEach(Runtimes::checkRule);
  }

  private Pythons pythons(Interpreters interpreters, Engine engine) {
    RuntimeSettings.Packages packages = settings.packages();
    RuntimeSettings.Machine machine = settings.machine();
    var tools = new EnvironmentMaker.Tools(packages.arguments(), machine.find("uv"));
    var maker = new EnvironmentMaker(engine, machine.sandbox(), tools, time);
    return new Pythons(
        settings,
        interpreters,
        new Environments(packages.frameworks(), maker),
        new Environments(packages.requirements(), maker));
  }

  private void addScripts(Pythons pythons) {
    var code = new ScriptCode(objects);
    for (Framework framework : Framework.values()) {
      runtimes.put(
          ImageRules.ofScript(framework),
          framework == Framework.LEGACY_TENSORFLOW
              ? new LegacyTensorFlowRuntime(pythons, code, settings.machine())
              : new ScriptRuntime(framework, pythons, code, settings.machine()));
    }
  }

  private static void checkRule(String pattern, String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "image pattern '%s': runtime '%s' is none of %s"
              .formatted(pattern, name, String.join(", ", NAMES)));
    }
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
   * The runtime for a definition.
   *
   * @throws InvalidRequestException if there is none
   */
  TrainingRuntime choose(TrainingDefinition definition) {
    String name = rules.choose(definition);
    TrainingRuntime runtime = runtimes.get(name);
    if (runtime == null) {
      throw new AssertionError("no runtime " + name);
    }
    return runtime;
  }
}
