package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.wire.shape.Datapoint;
import dev.clary.wire.shape.GetMetricStatisticsOutput;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

class CborCodecTest {
  private final CborCodec codec = new CborCodec(Service.MONITORING);
  private final JsonCodec json = new JsonCodec();

  @Test
  void numbersUnderATimeTagAreSeconds() {
    // {"StartTime": 1(1540455900), "Period": 60}
    byte[] body = hex("a2695374617274 54696d65 c1 1a5bd17ddc 66506572696f64 183c");

    JsonNode tree = codec.parse(body);

    assertThat(tree.get("StartTime").longValue()).isEqualTo(0x5bd17ddcL);
    assertThat(tree.get("Period").intValue()).isEqualTo(60);
  }

  @Test
  void mapsOfUnknownLengthAndHalfPrecisionAreRead() {
    // {_ "Value": 1.5_1}
    JsonNode tree = codec.parse(hex("bf 6556616c7565 f93e00 ff"));

    assertThat(tree.get("Value").doubleValue()).isEqualTo(1.5);
  }

  @Test
  void nullIsAbsentAndNothingIsAnEmptyMap() {
    assertThat(codec.parse(hex("a1 6556616c7565 f6")).isEmpty()).isTrue();
    assertThat(codec.parse(new byte[0]).isEmpty()).isTrue();
  }

  @Test
  void aNumberThatIsNotFiniteIsTextSoThatTheCheckRefusesIt() {
    JsonNode tree = codec.parse(hex("a1 6556616c7565 f97e00"));

    assertThat(tree.get("Value").asString()).isEqualTo("NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "01", "a1", "a16541", "ff", "a1 01"})
  void whatIsNoMapIsMalformed(String body) {
    assertThatThrownBy(() -> codec.parse(hex(body)))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("CBOR");
  }

  @Test
  void timesAreTaggedAndRealNumbersAreDoubles() {
    var point =
        new Datapoint(Instant.ofEpochMilli(1_540_455_900_500L), 2.0, null, null, null, null, null);
    var answer = new GetMetricStatisticsOutput("a", List.of(point));

    byte[] body = codec.encode("GetMetricStatistics", json.tree(answer));

    assertThat(HexFormat.of().formatHex(body)).contains("c1fb").contains("fb4000000000000000");
    assertThat(new CBORMapper().readTree(body))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"Label": "a", "Datapoints": [{"Timestamp": 1540455900.5, "SampleCount": 2.0}]}
                    """));
  }

  @Test
  void anOperationThatAnswersNothingIsAnEmptyMap() {
    byte[] body = codec.encode("PutMetricData", JsonMapper.shared().createObjectNode());

    assertThat(new CBORMapper().readTree(body).isEmpty()).isTrue();
  }

  @Test
  void anErrorIsAMapWithItsType() {
    byte[] body = codec.encode(new ErrorResponse(ErrorCode.INVALID_PARAMETER_VALUE, "no"));

    assertThat(new CBORMapper().readTree(body))
        .isEqualTo(
            JsonMapper.shared()
                .readTree("{\"__type\": \"InvalidParameterValueException\", \"message\": \"no\"}"));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
