package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.wire.shape.Datapoint;
import dev.clary.wire.shape.GetCallerIdentityResponse;
import dev.clary.wire.shape.GetMetricStatisticsOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryCodecTest {
  private final QueryCodec monitoring = new QueryCodec(Service.MONITORING);
  private final QueryCodec sts = new QueryCodec(Service.STS);
  private final JsonCodec json = new JsonCodec();

  @Test
  void aFormBecomesTheTreeThatJsonWouldHaveBeen() {
    QueryRequest request =
        QueryRequest.parse(
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=%2Faws%2Fsagemaker%2FTrainingJobs"
                + "&MetricName=val+loss&Dimensions.member.1.Name=TrainingJobName"
                + "&Dimensions.member.1.Value=a&Statistics.member.2=Sum&Statistics.member.1=Average"
                + "&Period=60&StartTime=2018-10-25T08%3A25%3A00Z&EndTime=2018-10-25T08%3A25%3A01.5Z");

    JsonNode tree = monitoring.decode(request);

    assertThat(monitoring.speaks(request)).isTrue();
    assertThat(plain(tree))
        .isEqualTo(
            tree(
                """
                {"Namespace": "/aws/sagemaker/TrainingJobs", "MetricName": "val loss",
                 "Dimensions": [{"Name": "TrainingJobName", "Value": "a"}],
                 "StartTime": 1540455900, "EndTime": 1540455901.5, "Period": 60,
                 "Statistics": ["Average", "Sum"]}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "2018-10-25T08:25:00Z, 1540455900",
    "2018-10-25T08:25:00, 1540455900",
    "2018-10-25T08:25:00.123456Z, 1540455900.123",
    "2018-10-25T10:25:00+02:00, 1540455900",
    "2018-10-25T10:25:00+0200, 1540455900",
    "2018-10-25, 1540425600",
    "1540455900.022, 1540455900.022",
  })
  void aTimeComesInManyForms(String text, String seconds) {
    JsonNode tree =
        monitoring.decode(new QueryRequest("GetMetricStatistics", "", Map.of("StartTime", text)));

    assertThat(tree.get("StartTime").decimalValue()).isEqualByComparingTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"Period,an hour", "Period,''", "StartTime,yesterday", "StartTime,2018-13-45"})
  void whatIsNotOfItsTypeStaysTextForTheCheckToSee(String member, String text) {
    JsonNode tree =
        monitoring.decode(new QueryRequest("GetMetricStatistics", "", Map.of(member, text)));

    assertThat(tree.get(member).asString()).isEqualTo(text);
    assertThat(tree.get(member).isString()).isTrue();
  }

  @Test
  void anEmptyListIsAnEmptyParameter() {
    JsonNode tree =
        monitoring.decode(new QueryRequest("ListMetrics", "", Map.of("Dimensions", "")));

    assertThat(tree).isEqualTo(tree("{\"Dimensions\": []}"));
  }

  @Test
  void whatTheModelDoesNotKnowIsLeftOut() {
    var parameters = Map.of("RoleName.member.1.x", "a", "a..b", "c", ".", "d");

    JsonNode tree = new QueryCodec(Service.IAM).decode(new QueryRequest("GetRole", "", parameters));

    assertThat(tree).isEqualTo(tree("{\"RoleName\": \"\"}"));
    assertThat(sts.decode(new QueryRequest("GetSessionToken", "", parameters)).isEmpty()).isTrue();
  }

  @Test
  void aPercentSignWithoutDigitsIsMalformed() {
    assertThatThrownBy(() -> QueryRequest.parse("Action=%zz"))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("%zz");
  }

  @Test
  void anAnswerIsXmlInTheNamesOfTheOperation() {
    var answer =
        new GetCallerIdentityResponse("AIDA", "123456789012", "arn:aws:iam::123456789012:user/<&>");

    assertThat(text(sts.encode("GetCallerIdentity", json.tree(answer), "id-1")))
        .isEqualTo(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetCallerIdentityResult><UserId>AIDA</UserId><Account>123456789012</Account>"
                + "<Arn>arn:aws:iam::123456789012:user/&lt;&amp;&gt;</Arn>"
                + "</GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>"
                + "</GetCallerIdentityResponse>");
  }

  @Test
  void listsTimesAndNumbersAreWrittenAsTheModelSays() {
    var point =
        new Datapoint(Instant.parse("2018-10-25T08:25:00Z"), 2.0, 0.25, null, null, null, "None");
    var answer = new GetMetricStatisticsOutput("val\u0001", List.of(point));

    assertThat(text(monitoring.encode("GetMetricStatistics", json.tree(answer), "id-1")))
        .contains(
            "<GetMetricStatisticsResult><Label>val\uFFFD</Label><Datapoints><member>"
                + "<Timestamp>2018-10-25T08:25:00Z</Timestamp><SampleCount>2.0</SampleCount>"
                + "<Average>0.25</Average><Unit>None</Unit></member></Datapoints>"
                + "</GetMetricStatisticsResult>");
  }

  @Test
  void anOperationThatAnswersNothingHasNoResult() {
    assertThat(text(monitoring.encode("PutMetricData", tree("{}"), "id-1")))
        .isEqualTo(
            "<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">"
                + "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>"
                + "</PutMetricDataResponse>");
  }

  @Test
  void anErrorHasTheCodeThatQueryClientsKnow() {
    var error = new ErrorResponse(ErrorCode.UNRECOGNIZED_CLIENT, "who?");

    assertThat(text(sts.encode(error, "id-1")))
        .isEqualTo(
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                + "<Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>who?</Message>"
                + "</Error><RequestId>id-1</RequestId></ErrorResponse>");
  }

  /** With every member there, since a form has no way to tell an empty structure from none. */
  @ParameterizedTest
  @EnumSource(
      value = Service.class,
      names = {"MONITORING", "STS", "IAM"})
  void everyInputComesBackAsItWasFlattened(Service service) {
    ServiceModel model = ServiceModel.load(service);
    for (String operation : model.operations()) {
      String input = model.operation(operation).orElseThrow().input().orElseThrow();
      for (long seed = 0; seed < 20; seed++) {
        JsonNode drawn = new RandomInput(model, seed, true).draw(input);
        var parameters = new TreeMap<String, String>();
        flatten(drawn, "", model.shape(input), model, parameters);

        JsonNode read = new QueryCodec(service).decode(new QueryRequest(operation, "", parameters));

        assertThat(plain(read)).as(operation + " of seed " + seed).isEqualTo(plain(drawn));
      }
    }
  }

  /** Numbers of different types of node are equal when their digits are. */
  private static JsonNode plain(JsonNode tree) {
    return tree(tree.toString());
  }

  private static void flatten(
      JsonNode node, String path, Shape shape, ServiceModel model, Map<String, String> into) {
    String prefix = path.isEmpty() ? "" : path + ".";
    if (shape instanceof StructureShape structure) {
      node.properties()
          .forEach(
              member ->
                  flatten(
                      member.getValue(),
                      prefix + member.getKey(),
                      model.shape(requireNonNull(structure.memberShapes().get(member.getKey()))),
                      model,
                      into));
    } else if (shape instanceof ListShape list) {
      for (int i = 0; i < node.size(); i++) {
        Shape element = model.shape(list.elementShape());
        flatten(node.get(i), prefix + "member." + (i + 1), element, model, into);
      }
    } else if (shape instanceof MapShape map) {
      var keys = new ArrayList<>(node.propertyNames());
      for (int i = 0; i < keys.size(); i++) {
        into.put(prefix + "entry." + (i + 1) + ".key", keys.get(i));
        flatten(
            node.get(keys.get(i)),
            prefix + "entry." + (i + 1) + ".value",
            map.values(),
            model,
            into);
      }
    } else {
      into.put(path, node.isString() ? node.asString() : node.toString());
    }
  }

  private static JsonNode tree(String text) {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readTree(text);
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
