package dev.clary.benchmarks.task;

import static java.util.Objects.requireNonNull;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One instance of a YAHPO Gym scenario: a neural network that predicts what training reports. */
final class SurrogateTask implements Task {

  /**
   * What the scenarios' files do not say.
   *
   * @param numbers numeric inputs in the order of the network
   * @param categories categorical inputs in the order of the network, the instance first
   * @param fixed inputs held at full effort
   * @param output index and name of the metric tuned
   */
  private record Scenario(
      List<String> numbers,
      List<String> categories,
      Map<String, Double> fixed,
      int output,
      String metric) {}

  private static final Map<String, Scenario> SCENARIOS =
      Map.of(
          "lcbench",
          new Scenario(
              List.of(
                  "epoch",
                  "batch_size",
                  "learning_rate",
                  "momentum",
                  "weight_decay",
                  "num_layers",
                  "max_units",
                  "max_dropout"),
              List.of("OpenML_task_id"),
              Map.of("epoch", 52.0),
              1,
              "val_accuracy"),
          "rbv2_xgboost",
          new Scenario(
              List.of(
                  "nrounds",
                  "eta",
                  "gamma",
                  "lambda",
                  "alpha",
                  "subsample",
                  "max_depth",
                  "min_child_weight",
                  "colsample_bytree",
                  "colsample_bylevel",
                  "rate_drop",
                  "skip_drop",
                  "trainsize",
                  "repl"),
              List.of("task_id", "booster", "num.impute.selected.cpo"),
              Map.of("trainsize", 1.0, "repl", 10.0),
              0,
              "acc"));

  private final String name;
  private final String instance;
  private final Scenario scenario;
  private final SearchSpace space;
  private final JsonNode encoding;
  private final JsonNode conditions;
  private final OrtSession session;
  private final double best;

  private SurrogateTask(Path directory, String instance, OrtSession session) throws IOException {
    String suite = directory.getFileName().toString();
    var mapper = new ObjectMapper();
    JsonNode description =
        mapper.readTree(Files.readString(directory.resolve("config_space.json")));
    this.name = suite + "/" + instance;
    this.instance = instance;
    this.scenario = requireNonNull(SCENARIOS.get(suite), suite);
    this.encoding = mapper.readTree(Files.readString(directory.resolve("encoding.json")));
    this.conditions = description.get("conditions");
    this.space = space(description.get("hyperparameters"));
    this.session = session;
    this.best = best(directory.resolve("statistics.csv"));
  }

  static List<Task> read(Path directory) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      OrtSession session =
          environment.createSession(directory.resolve("model.onnx").toString(), options);
      var tasks = new ArrayList<Task>();
      Path instances = directory.resolve("development_instances.json");
      for (JsonNode instance : new ObjectMapper().readTree(Files.readString(instances))) {
        tasks.add(new SurrogateTask(directory, instance.asString(), session));
      }
      return tasks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("cannot load " + directory, e);
    }
  }

  private SearchSpace space(JsonNode hyperparameters) {
    var ranges = new ArrayList<ParameterRange>();
    for (JsonNode parameter : hyperparameters) {
      String hyperparameter = parameter.get("name").asString();
      boolean searched =
          !scenario.fixed.containsKey(hyperparameter)
              && !hyperparameter.equals(scenario.categories.get(0));
      if (searched) {
        ranges.add(range(parameter));
      }
    }
    return new SearchSpace(ranges);
  }

  private static ParameterRange range(JsonNode parameter) {
    String name = parameter.get("name").asString();
    if (parameter.get("type").asString().equals("categorical")) {
      var values = new ArrayList<String>();
      parameter.get("choices").forEach(choice -> values.add(choice.asString()));
      return new CategoricalRange(name, values);
    }
    Scaling scaling = parameter.get("log").asBoolean() ? Scaling.LOGARITHMIC : Scaling.LINEAR;
    JsonNode lower = parameter.get("lower");
    JsonNode upper = parameter.get("upper");
    return parameter.get("type").asString().equals("uniform_int")
        ? new IntegerRange(name, lower.asLong(), upper.asLong(), scaling)
        : new ContinuousRange(name, lower.asDouble(), upper.asDouble(), scaling);
  }

  private double best(Path statistics) throws IOException {
    for (String line : Files.readAllLines(statistics)) {
      List<String> fields = List.of(line.split(",", -1));
      if (fields.get(0).equals(scenario.metric)
          && fields.get(1).equals("max")
          && fields.get(4).equals(instance)) {
        return Double.parseDouble(fields.get(2));
      }
    }
    throw new IllegalStateException("no statistics of " + name);
  }

  /** Inputs by name; inactive hyperparameters are left out. */
  private Map<String, String> active(Assignment assignment) {
    var values = new HashMap<>(assignment.values());
    for (JsonNode condition : conditions) {
      String parent = assignment.get(condition.get("parent").asString());
      boolean holds = false;
      if (condition.has("value")) {
        holds = condition.get("value").asString().equals(parent);
      } else {
        for (JsonNode value : condition.get("values")) {
          holds |= value.asString().equals(parent);
        }
      }
      if (!holds) {
        values.remove(condition.get("child").asString());
      }
    }
    return values;
  }

  @Override
  public double value(Assignment assignment) {
    Map<String, String> values = active(assignment);
    float[][] numbers = new float[1][scenario.numbers.size()];
    for (int i = 0; i < numbers[0].length; i++) {
      String input = scenario.numbers.get(i);
      double fixed = scenario.fixed.getOrDefault(input, 0.0);
      String value = values.get(input);
      numbers[0][i] = (float) (value == null ? fixed : Double.parseDouble(value));
    }
    int[][] categories = new int[1][scenario.categories.size()];
    for (int i = 0; i < categories[0].length; i++) {
      String input = scenario.categories.get(i);
      String value = i == 0 ? instance : values.getOrDefault(input, "#na#");
      categories[0][i] = encoding.get(input).get(value).asInt();
    }
    return predict(numbers, categories);
  }

  private double predict(float[][] numbers, int[][] categories) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor cont = OnnxTensor.createTensor(environment, numbers);
        OnnxTensor cat = OnnxTensor.createTensor(environment, categories);
        OrtSession.Result result = session.run(Map.of("x_cont", cont, "x_cat", cat))) {
      return ((float[][]) result.get(0).getValue())[0][scenario.output];
    } catch (OrtException e) {
      throw new IllegalStateException("cannot evaluate " + name, e);
    }
  }

  @Override
  public double draw(Assignment assignment, SplittableRandom random) {
    return value(assignment);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public Goal goal() {
    return Goal.MAXIMIZE;
  }

  @Override
  public double best() {
    return best;
  }
}
