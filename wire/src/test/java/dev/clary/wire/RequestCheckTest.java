package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RequestCheckTest {
  private static final ServiceModel SAGEMAKER = ServiceModel.load(Service.SAGEMAKER);
  private static final List<ServiceModel> MODELS =
      Arrays.stream(Service.values()).map(ServiceModel::load).toList();

  private final JsonCodec codec = new JsonCodec();
  private final RequestCheck check = new RequestCheck(SAGEMAKER);

  @Test
  void everyViolationIsNamedInOneMessage() {
    String request =
        """
        {"TrainingJobName": "-", "RoleArn": "arn:aws:iam::123456789012:role/Demo",
         "ResourceConfig": {"InstanceCount": -1, "VolumeSizeInGB": 1.5},
         "InputDataConfig": [{"ChannelName": "train", "DataSource": {}}, {"ChannelName": "no/slash"}]}
        """;

    assertThat(messageFor("CreateTrainingJob", request))
        .isEqualTo(
            "6 validation errors detected: "
                + "Value '-' at 'trainingJobName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}; "
                + "Value 'no/slash' at 'inputDataConfig.2.member.channelName' failed to satisfy "
                + "constraint: Member must satisfy regular expression pattern: [A-Za-z0-9\\.\\-_]+; "
                + "Value null at 'inputDataConfig.2.member.dataSource' failed to satisfy constraint: "
                + "Member must not be null; "
                + "Value null at 'outputDataConfig' failed to satisfy constraint: "
                + "Member must not be null; "
                + "Value '-1' at 'resourceConfig.instanceCount' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 0; "
                + "Value '1.5' at 'resourceConfig.volumeSizeInGB' failed to satisfy constraint: "
                + "Member must be of type integer");
  }

  @Test
  void aNameThatIsTooLongIsNotMatchedAgainstItsPattern() {
    String name = "a".repeat(33);

    assertThat(messageFor("StopHyperParameterTuningJob", named(name)))
        .isEqualTo(
            "1 validation error detected: Value '"
                + name
                + "' at 'hyperParameterTuningJobName' failed to satisfy constraint: "
                + "Member must have length less than or equal to 32");
  }

  @Test
  void anEntryOfAMapIsReportedWithAllItsRules() {
    String request =
        """
        {"TrainingJobName": "a", "RoleArn": "arn:aws:iam::123456789012:role/Demo",
         "OutputDataConfig": {"S3OutputPath": "s3://b/out"}, "HyperParameters": {"lr": "a\\nb"}}
        """;

    assertThat(messageFor("CreateTrainingJob", request))
        .isEqualTo(
            "1 validation error detected: Value '{lr=a\nb}' at 'hyperParameters' failed to satisfy "
                + "constraint: Map value must satisfy constraint: [Member must have length less than "
                + "or equal to 2500, Member must have length greater than or equal to 0, Member must "
                + "satisfy regular expression pattern: .*]");
  }

  @Test
  void anEnumerationIsListed() {
    assertThat(messageFor("ListTrainingJobs", "{\"SortOrder\":\"Up\"}"))
        .isEqualTo(
            "1 validation error detected: Value 'Up' at 'sortOrder' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Ascending, Descending]");
  }

  @Test
  void lengthCountsCharactersNotUnits() {
    String label = "\uD835\uDC00".repeat(128);
    String request =
        """
        {"ResourceArn": "arn:aws:sagemaker:x:123456789012:y/z", "Tags": [{"Key": "%s", "Value": ""}]}
        """
            .formatted(label);

    assertThatCode(() -> check.check("AddTags", parse(request), false)).doesNotThrowAnyException();
  }

  @Test
  void aHostileRequestGetsAShortAnswer() {
    String name = "\uD83D\uDE00".repeat(100_000);
    String tags = String.join(",", Collections.nCopies(50, "{\"Key\":\"k\"}"));
    String request = "{\"HyperParameterTuningJobName\":\"" + name + "\",\"Tags\":[" + tags + "]}";

    String message = messageFor("CreateHyperParameterTuningJob", request);

    assertThat(message).hasSizeLessThan(5000).startsWith("52 validation errors detected: ");
    assertThatCode(() -> codec.encode(message)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "99999999999999999999",
        "1.0000001"
      })
  void aMonstrousNumberIsOneViolationAndNoWork(String number) {
    assertThat(messageFor("ListTrainingJobs", "{\"MaxResults\":" + number + "}"))
        .startsWith("1 validation error detected: ")
        .contains("'maxResults'");
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    assertThatCode(() -> check.check("ListTrainingJobs", parse("{\"MaxResults\":5.0}"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void membersOutsideTheModelAreIgnored() {
    assertThatCode(() -> check.check("ListTrainingJobs", parse("{\"Future\":[1]}"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void aFileIsALocationOnlyForThoseWhoMayNameFiles() {
    JsonNode request = parse(trainingJobWritingTo("file:///home/me/out"));

    assertThatCode(() -> check.check("CreateTrainingJob", request, true))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check.check("CreateTrainingJob", request, false))
        .isInstanceOf(InvalidShapeException.class)
        .hasMessage(
            "1 validation error detected: Value 'file:///home/me/out' at "
                + "'outputDataConfig.s3OutputPath' failed to satisfy constraint: Member must satisfy "
                + "regular expression pattern: (https|s3)://([^/]+)/?(.*)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/home",
        "file://host/home",
        "FILE:///home",
        "ftp://b/k",
        "file:///a\\nb",
        ""
      })
  void theWideningIsExactlyFilesOfThisMachine(String location) {
    JsonNode request = parse(trainingJobWritingTo(location));

    assertThatThrownBy(() -> check.check("CreateTrainingJob", request, true))
        .isInstanceOf(InvalidShapeException.class)
        .hasMessageContaining("'outputDataConfig.s3OutputPath'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/key", "https://host/key"})
  void thoseWhoMayNameFilesMayNameObjectsToo(String location) {
    JsonNode request = parse(trainingJobWritingTo(location));

    assertThatCode(() -> check.check("CreateTrainingJob", request, true))
        .doesNotThrowAnyException();
  }

  @Test
  void onlyLocationsAreWidened() {
    String request =
        trainingJobWritingTo("file:///out")
            .replace("arn:aws:iam::123456789012:role/Demo", "file:///etc/passwd-and-more");

    assertThatThrownBy(() -> check.check("CreateTrainingJob", parse(request), true))
        .hasMessageStartingWith("1 validation error detected: ")
        .hasMessageContaining("'roleArn'");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomRequestsPassAndBrokenOnesSayWhere(long seed) {
    for (ServiceModel model : MODELS) {
      var modelCheck = new RequestCheck(model);
      var random = new RandomInput(model, seed, seed % 2 == 0);
      for (String operation : model.operations()) {
        JsonNode request = random.draw(inputOf(model, operation));
        assertThatCode(() -> modelCheck.check(operation, request, false))
            .as("%s %s", operation, request)
            .doesNotThrowAnyException();

        if (random.isBreakable()) {
          RandomInput.Break broken = random.breakOne();
          assertThatThrownBy(() -> modelCheck.check(operation, request, false))
              .as("%s %s", operation, broken)
              .isInstanceOf(InvalidShapeException.class)
              .hasMessageContaining("at '" + broken.path() + "' failed to satisfy constraint: ");
        }
      }
    }
  }

  private static String inputOf(ServiceModel model, String operation) {
    return model.operation(operation).flatMap(OperationModel::input).orElseThrow();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private String messageFor(String operation, String request) {
    Throwable thrown = catchThrowable(() -> check.check(operation, parse(request), false));
    assertThat(thrown).isInstanceOf(InvalidShapeException.class);
    return requireNonNull(thrown.getMessage());
  }

  private JsonNode parse(String body) {
    return codec.parse(body.getBytes(UTF_8));
  }

  private static String named(String name) {
    return "{\"HyperParameterTuningJobName\":\"" + name + "\"}";
  }

  private static String trainingJobWritingTo(String location) {
    return """
        {"TrainingJobName": "a", "RoleArn": "arn:aws:iam::123456789012:role/Demo",
         "OutputDataConfig": {"S3OutputPath": "%s"}}
        """
        .formatted(location);
  }
}
