package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.GetLogEventsRequest;
import dev.clary.wire.shape.ListTrainingJobsRequest;
import dev.clary.wire.shape.LogStream;
import dev.clary.wire.shape.MetricData;
import dev.clary.wire.shape.SecondaryStatusTransition;
import dev.clary.wire.shape.StopTrainingJobRequest;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonCodecTest {
  private final JsonCodec codec = new JsonCodec();

  @Test
  void membersBeginWithACapitalLetterInSageMaker() {
    var stop = new StopTrainingJobRequest("digits-001");

    assertThat(text(stop)).isEqualTo("{\"TrainingJobName\":\"digits-001\"}");
  }

  @Test
  void membersBeginWithASmallLetterInLogs() {
    var stream = new LogStream("digits/algo-1-1", 1000L, null, null, null, null, 0L);

    assertThat(text(stream))
        .isEqualTo(
            "{\"logStreamName\":\"digits/algo-1-1\",\"creationTime\":1000,\"storedBytes\":0}");
    assertThat(decode("{\"logStreamName\":\"s\",\"limit\":3}", GetLogEventsRequest.class))
        .isEqualTo(new GetLogEventsRequest(null, null, "s", null, null, null, 3, null, null));
  }

  @Test
  void unknownMembersAreIgnored() {
    String body = "{\"TrainingJobName\":\"a\",\"Future\":{\"Deep\":[1,2]}}";

    assertThat(decode(body, StopTrainingJobRequest.class))
        .isEqualTo(new StopTrainingJobRequest("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "1585198477022, 1585198477.022",
    "1585198477020, 1585198477.02",
    "1585198477000, 1585198477",
    "1600000000000, 1600000000",
    "0, 0",
    "-1, -0.001",
  })
  void timesAreSecondsWithMillisecondsThereAndBack(long millis, String number) {
    var transition =
        new SecondaryStatusTransition("Training", Instant.ofEpochMilli(millis), null, null);

    String body = text(transition);

    assertThat(body).isEqualTo("{\"Status\":\"Training\",\"StartTime\":" + number + "}");
    assertThat(decode(body, SecondaryStatusTransition.class)).isEqualTo(transition);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-01-01T00:00:00Z\"", "true", "1e300", "-1e999999999", "{}"})
  void timesThatAreNoTimesAreRefused(String time) {
    String body = "{\"CreationTimeAfter\":" + time + "}";

    assertThatThrownBy(() -> decode(body, ListTrainingJobsRequest.class))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("ListTrainingJobsRequest");
  }

  @Test
  void timesMayHaveExponents() {
    ListTrainingJobsRequest request =
        decode("{\"CreationTimeAfter\":1.5e9}", ListTrainingJobsRequest.class);

    assertThat(request.creationTimeAfter()).isEqualTo(Instant.ofEpochSecond(1_500_000_000));
  }

  @ParameterizedTest
  @CsvSource({"2.91488, 2.9148800373077393", "0.97125, 0.9712499976158142", "0.5, 0.5"})
  void singlePrecisionIsWrittenWidened(float value, String number) {
    var metric = new MetricData(null, value, null);

    String body = text(metric);

    assertThat(body).isEqualTo("{\"Value\":" + number + "}");
    assertThat(decode(body, MetricData.class)).isEqualTo(metric);
  }

  @Test
  void keptTreesComeBackAsTheyWere() {
    String body =
        "{\"TrainingJobName\":\"a\",\"VpcConfig\":{\"Subnets\":[\"s-1\"],\"Odd\":1.50,\"Big\":12345678901234567890}}";

    CreateTrainingJobRequest request = decode(body, CreateTrainingJobRequest.class);

    assertThat(text(request)).isEqualTo(body);
  }

  @Test
  void nullMembersAreAbsent() {
    String body =
        """
        {"HyperParameterTuningJobName": "a", "Tags": null, "Autotune": null, "TrainingJobDefinition":
          {"VpcConfig": null, "EnableNetworkIsolation": null, "StaticHyperParameters": null}}
        """;

    CreateHyperParameterTuningJobRequest request =
        decode(body, CreateHyperParameterTuningJobRequest.class);

    assertThat(text(request))
        .isEqualTo("{\"HyperParameterTuningJobName\":\"a\",\"TrainingJobDefinition\":{}}");
  }

  @Test
  void anEmptyBodyIsAnEmptyObject() {
    assertThat(text(decode("", ListTrainingJobsRequest.class))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "\"a\"", "null", "{", "{\"a\":1} {}", "{a:1}", "\u0000"})
  void whatIsNoObjectIsRefused(String body) {
    assertThatThrownBy(() -> codec.parse(body.getBytes(UTF_8)))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageStartingWith("the body is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":[\"\\ud800\"]}", "{\"\\udc00\":1}"})
  void halfASurrogatePairIsRefused(String body) {
    assertThatThrownBy(() -> codec.parse(body.getBytes(UTF_8)))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void endlessNestingIsRefused() {
    String body = "{\"a\":".repeat(10_000);

    assertThatThrownBy(() -> codec.parse(body.getBytes(UTF_8)))
        .isInstanceOf(MalformedRequestException.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedBodyIsReadOrRefusedAndNothingElseHappens(long seed) {
    var random = new Random(seed);
    ServiceModel model = ServiceModel.load(Service.SAGEMAKER);
    JsonNode request = new RandomInput(model, seed, true).draw("CreateTrainingJobRequest");
    byte[] body = codec.encode(request);
    for (int i = 0; i < 3; i++) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }

    Throwable thrown = catchThrowable(() -> codec.decode(body, CreateTrainingJobRequest.class));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(MalformedRequestException.class);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private String text(Object shape) {
    return new String(codec.encode(shape), UTF_8);
  }

  private <T> T decode(String body, Class<T> shape) {
    return codec.decode(body.getBytes(UTF_8), shape);
  }
}
