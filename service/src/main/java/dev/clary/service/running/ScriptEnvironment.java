package dev.clary.service.running;

import dev.clary.service.training.Channel;
import dev.clary.service.training.TrainingDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code SM_*} variables by which a program learns about its job, as SageMaker's training
 * toolkit sets them.
 *
 * @param call how the program is called
 * @param cores processors of the machine
 * @see <a href="https://github.com/aws/sagemaker-training-toolkit">sagemaker-training-toolkit,
 *     ENVIRONMENT_VARIABLES.md</a>
 */
record ScriptEnvironment(Preparation preparation, Call call, int cores) {
  private static final int INFO = 20;

  /**
   * How a program is called.
   *
   * @param entryPoint the program's name
   * @param moduleDirectory where its code came from
   * @param hyperparameters all that were given
   * @param arguments what it is started with
   */
  record Call(
      String entryPoint,
      String moduleDirectory,
      Hyperparameters hyperparameters,
      List<String> arguments) {}

  /** All variables, by name. */
  Map<String, String> variables() {
    var values = new TreeMap<String, @Nullable Object>(shared());
    values.put("hps", hyperparameters().decoded());
    values.put("framework_params", hyperparameters().framework());
    values.put("channels", List.copyOf(channels().keySet()));
    values.put("user_args", call.arguments());
    values.put("training_env", trainingEnvironment());
    channels().forEach((name, path) -> values.put("channel_" + name, path));
    hyperparameters().decoded().forEach((name, value) -> values.put("hp_" + name, value));
    var variables = new LinkedHashMap<String, String>();
    values.forEach(
        (name, value) ->
            variables.put("SM_" + name.toUpperCase(Locale.ROOT), PythonText.variable(value)));
    variables.put("CURRENT_HOST", "algo-1");
    variables.put("SAGEMAKER_JOB_NAME", hyperparameters().text("sagemaker_job_name").orElse(""));
    variables.put("SAGEMAKER_REGION", region());
    return variables;
  }

  private Map<String, @Nullable Object> trainingEnvironment() {
    var values = new TreeMap<String, @Nullable Object>(shared());
    values.put("additional_framework_parameters", hyperparameters().framework());
    values.put("channel_input_dirs", channels());
    values.put("distribution_hosts", List.of());
    values.put("hyperparameters", hyperparameters().decoded());
    values.put("is_master", true);
    values.put("is_modelparallel_enabled", null);
    values.put("job_name", preparation.job().name().value());
    values.put("master_hostname", "algo-1");
    return values;
  }

  /** What is both a variable and a member of {@code SM_TRAINING_ENV}. */
  private Map<String, @Nullable Object> shared() {
    String instanceType = definition().instanceType();
    Map<String, Object> resources = OptMlDirectory.resourceConfiguration(instanceType);
    Map<String, Object> group = OptMlDirectory.instanceGroup(instanceType);
    var values = new TreeMap<String, @Nullable Object>(directories());
    for (String name :
        List.of("hosts", "current_host", "network_interface_name", "instance_groups")) {
      values.put(name, resources.get(name));
    }
    values.put("current_instance_type", instanceType);
    values.put("current_instance_group", resources.get("current_group_name"));
    values.put("current_instance_group_hosts", resources.get("hosts"));
    values.put(
        "instance_groups_dict", Map.of(String.valueOf(resources.get("current_group_name")), group));
    values.put("distribution_instance_groups", List.of());
    values.put("is_hetero", false);
    values.put("resource_config", resources);
    values.put("input_data_config", OptMlDirectory.inputDataConfiguration(definition().channels()));
    values.put("user_entry_point", call.entryPoint());
    values.put("module_name", call.entryPoint().replaceAll("\\.py$", ""));
    values.put("module_dir", call.moduleDirectory());
    values.put("framework_module", null);
    values.put("num_cpus", cores);
    values.put("num_gpus", 0);
    values.put("num_neurons", 0);
    values.put("log_level", logLevel());
    return values;
  }

  private Map<String, String> directories() {
    OptMlDirectory tree = preparation.tree();
    return Map.of(
        "input_dir", tree.seen(tree.input()),
        "input_config_dir", tree.seen(tree.inputConfig()),
        "model_dir", tree.seen(tree.model()),
        "output_dir", tree.seen(tree.output()),
        "output_data_dir", tree.seen(tree.outputData()),
        "output_intermediate_dir", tree.seen(tree.output().resolve("intermediate")));
  }

  private @Nullable Object logLevel() {
    return Optional.ofNullable(
            PythonText.decode(
                hyperparameters().all().getOrDefault("sagemaker_container_log_level", "")))
        .filter(level -> !level.equals(""))
        .orElse(INFO);
  }

  private String region() {
    return hyperparameters()
        .text("sagemaker_region")
        .orElse(preparation.environment().getOrDefault("AWS_REGION", ""));
  }

  private TreeMap<String, String> channels() {
    var paths = new TreeMap<String, String>();
    for (Channel channel : definition().channels()) {
      paths.put(
          channel.name(), preparation.tree().seen(preparation.tree().channel(channel.name())));
    }
    return paths;
  }

  private TrainingDefinition definition() {
    return preparation.definition();
  }

  private Hyperparameters hyperparameters() {
    return call.hyperparameters();
  }
}
