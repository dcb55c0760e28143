package dev.clary.service.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job's hyperparameters, those of the program apart from those that steer how it is run.
 * Immutable.
 *
 * @param all by name, as given
 */
record Hyperparameters(Map<String, String> all) {
  static final String PROGRAM = "sagemaker_program";
  static final String SUBMIT_DIRECTORY = "sagemaker_submit_directory";
  static final String OBJECTIVE = "_tuning_objective_metric";
  static final String COMMAND = "clary_command";
  static final String COMMAND_DIRECTORY = "clary_directory";
  private static final String PLATFORM = "sagemaker_";

  private static final Set<String> RESERVED =
      Set.of(OBJECTIVE, "default_user_module_name", COMMAND, COMMAND_DIRECTORY);

  /** Those of the toolkit itself; what else has its prefix is a framework's. */
  private static final Set<String> TOOLKIT =
      Set.of(
          PROGRAM,
          SUBMIT_DIRECTORY,
          "sagemaker_container_log_level",
          "sagemaker_job_name",
          "sagemaker_region",
          "sagemaker_enable_cloudwatch_metrics",
          "sagemaker_s3_output");

  Hyperparameters {
    all = Map.copyOf(all);
  }

  /** A reserved one, without the quotes that some clients put around text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(all.get(name)).map(PythonText::decode).map(PythonText::argument);
  }

  /** Those of the program, by name, as given. */
  TreeMap<String, String> given() {
    var given = new TreeMap<>(all);
    given.keySet().removeIf(name -> name.startsWith(PLATFORM) || RESERVED.contains(name));
    return given;
  }

  /** Those of the program, decoded. */
  TreeMap<String, @Nullable Object> decoded() {
    var decoded = new TreeMap<String, @Nullable Object>();
    given().forEach((name, value) -> decoded.put(name, PythonText.decode(value)));
    return decoded;
  }

  /** Those that steer a framework, decoded. */
  TreeMap<String, @Nullable Object> framework() {
    var framework = new TreeMap<String, @Nullable Object>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(PLATFORM) && !TOOLKIT.contains(name)) {
            framework.put(name, PythonText.decode(value));
          }
        });
    return framework;
  }

  /** All but the two that say what a plain command is. */
  Map<String, String> withoutCommand() {
    var rest = new TreeMap<>(all);
    rest.keySet().removeAll(Set.of(COMMAND, COMMAND_DIRECTORY));
    return rest;
  }

  /** {@code --name value}, sorted by name; a name of one letter has one dash. */
  static <V extends @Nullable Object> List<String> arguments(
      TreeMap<String, V> values, Function<V, String> print) {
    var arguments = new ArrayList<String>();
    values.forEach(
        (name, value) -> {
          arguments.add((name.length() == 1 ? "-" : "--") + name);
          arguments.add(print.apply(value));
        });
    return arguments;
  }
}
