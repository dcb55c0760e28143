package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request is said in one sentence that names member, value and rule. */
class BadInputTest {
  private static final String CONFIG = "/HyperParameterTuningJobConfig";
  private static final String RANGES = CONFIG + "/ParameterRanges";

  private final JsonCodec codec = new JsonCodec();
  private final FromWire training = new FromWire(2, Roles.ANY);
  private final TuningFromWire tuning = new TuningFromWire(training, () -> 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.5  | 0.5   | Linear             | range 'lr': MinValue 0.5 must be below MaxValue 0.5
          1    | 1e-1  | Linear             | range 'lr': MinValue 1 must be below MaxValue 1e-1
          abc  | 1     | Linear             | range 'lr': MinValue 'abc' is not a finite number
          0    | 0x1p3 | Linear             | range 'lr': MaxValue '0x1p3' is not a finite number
          0    | 1e999 | Linear             | range 'lr': MaxValue '1e999' is not a finite number
          0    | 1     | Logarithmic        | range 'lr': logarithmic scaling needs min above 0, got 0.0
          0.5  | 1     | ReverseLogarithmic | range 'lr': reverse logarithmic scaling needs bounds in [0, 1), got 0.5 and 1.0
          """)
  void aContinuousRangeThatMakesNoSense(String min, String max, String scaling, String message) {
    ObjectNode request = Requests.tuningJob("a");
    ObjectNode range = (ObjectNode) request.at(RANGES + "/ContinuousParameterRanges/0");
    range.put("MinValue", min).put("MaxValue", max).put("ScalingType", scaling);

    assertRefused(request, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8   | 1   | Auto               | range 'layers': MinValue 8 must be below MaxValue 1
          1.5 | 8   | Auto               | range 'layers': MinValue '1.5' is not a whole number
          1   | 9999999999999999999 | Auto | range 'layers': MaxValue '9999999999999999999' is not a whole number
          0   | 8   | Logarithmic        | range 'layers': logarithmic scaling needs min of 1 or more, got 0
          1   | 8   | ReverseLogarithmic | range 'layers': integers have no reverse logarithmic scaling
          """)
  void anIntegerRangeThatMakesNoSense(String min, String max, String scaling, String message) {
    ObjectNode request = Requests.tuningJob("a");
    ObjectNode range = (ObjectNode) request.at(RANGES + "/IntegerParameterRanges/0");
    range.put("MinValue", min).put("MaxValue", max).put("ScalingType", scaling);

    assertRefused(request, message);
  }

  @Test
  void aValueThatIsListedTwice() {
    ObjectNode request = Requests.tuningJob("a");
    ((ArrayNode) request.at(RANGES + "/CategoricalParameterRanges/0/Values")).add("\"sgd\"");

    assertRefused(request, "range 'optimizer': value '\"sgd\"' is listed twice");
  }

  @Test
  void twoRangesOfOneName() {
    ObjectNode request = Requests.tuningJob("a");
    ((ObjectNode) request.at(RANGES + "/IntegerParameterRanges/0")).put("Name", "lr");

    assertRefused(request, "two ranges are named 'lr'");
  }

  @Test
  void noRangeAtAll() {
    ObjectNode request = Requests.tuningJob("a");
    ((ObjectNode) request.at(CONFIG)).remove("ParameterRanges");

    assertRefused(
        request, "HyperParameterTuningJobConfig.ParameterRanges must have at least one range");
  }

  @ParameterizedTest
  @CsvSource({
    "/HyperParameterTuningJobConfig,HyperParameterTuningJobObjective",
    "/HyperParameterTuningJobConfig/ResourceLimits,MaxNumberOfTrainingJobs",
    "/TrainingJobDefinition,ResourceConfig"
  })
  void aMemberThatOnlyCasesNotServedCanDoWithout(String parent, String member) {
    ObjectNode request = Requests.tuningJob("a");
    ((ObjectNode) request.at(parent)).remove(member);

    assertThatThrownBy(() -> tuningSpec(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageEndingWith(member + " is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HyperParameterTuningJobConfig.Strategy | "Grid" | HyperParameterTuningJobConfig.Strategy 'Grid' is not served yet; served is Bayesian, Random
          HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType | "Auto" | HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType 'Auto' is not served yet; served is Off
          WarmStartConfig | {} | WarmStartConfig is not served yet, and the result would differ without it; leave it out
          TrainingJobDefinition.ResourceConfig.InstanceCount | 2 | TrainingJobDefinition.ResourceConfig.InstanceCount '2' is not served yet; served is 1
          """)
  void whatIsNotServedIsNamed(String path, String value, String message) {
    ObjectNode request = Requests.tuningJob("a");
    String parent = path.contains(".") ? "/" + path.replaceFirst("\\.\\w+$", "") : "";
    ((ObjectNode) request.at(parent.replace('.', '/')))
        .set(path.replaceFirst(".*\\.", ""), JsonMapper.shared().readTree(value));

    assertRefused(request, message);
  }

  @Test
  void listsAndObjectsWithoutEffectAreNotRefused() {
    ObjectNode request = Requests.tuningJob("a");
    ((ObjectNode) request.at(RANGES)).putArray("AutoParameters");
    ((ObjectNode) request.at(CONFIG)).putObject("TuningJobCompletionCriteria");
    request.putNull("WarmStartConfig");

    assertThat(tuningSpec(request).name().value()).isEqualTo("a");
  }

  @Test
  void aChannelOrAMetricGivenTwice() {
    ObjectNode channels = Requests.trainingJob("a");
    ArrayNode inputs = (ArrayNode) channels.get("InputDataConfig");
    inputs.add(inputs.get(0).deepCopy());
    ObjectNode metrics = Requests.trainingJob("a");
    ArrayNode definitions = (ArrayNode) metrics.at("/AlgorithmSpecification/MetricDefinitions");
    definitions.add(definitions.get(0).deepCopy());

    assertThatThrownBy(() -> training(channels)).hasMessage("channel 'train' is given twice");
    assertThatThrownBy(() -> training(metrics))
        .hasMessage("metric definition 'validation:rmse' is given twice");
  }

  @Test
  void aRunTimeBeyondWhatAwsAllows() {
    ObjectNode request = Requests.trainingJob("a");
    ((ObjectNode) request.get("StoppingCondition")).put("MaxRuntimeInSeconds", 2_419_201);

    assertThatThrownBy(() -> training(request))
        .hasMessage(
            "StoppingCondition.MaxRuntimeInSeconds 2419201 is above 2419200, which is 28 days");
  }

  private void assertRefused(JsonNode request, String message) {
    assertThatThrownBy(() -> tuningSpec(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }

  private TuningSpec tuningSpec(JsonNode request) {
    NotServed.checkTuningJob(request);
    return tuning.tuningSpec(
        codec.decode(request, CreateHyperParameterTuningJobRequest.class), call(request));
  }

  private void training(JsonNode request) {
    NotServed.checkTrainingJob(request);
    training.trainingSpec(codec.decode(request, CreateTrainingJobRequest.class), call(request));
  }

  private static Call call(JsonNode request) {
    return new Call(new Caller("AKIA", Role.ADMIN), request);
  }
}
