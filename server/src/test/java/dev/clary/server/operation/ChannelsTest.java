package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.Selection;
import dev.clary.service.training.Streaming;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ChannelsTest {
  private final JsonCodec codec = new JsonCodec();
  private final FromWire training = new FromWire(2, Roles.ANY);

  private TrainingDefinition definition(ObjectNode request) {
    NotServed.checkTrainingJob(request);
    return training
        .trainingSpec(
            codec.decode(request, CreateTrainingJobRequest.class),
            new Call(new Caller("AKIA", Role.ADMIN), request))
        .definition();
  }

  private static ObjectNode withChannel(String members, String source) {
    ObjectNode request = Requests.trainingJob("a");
    ObjectNode channel = (ObjectNode) request.at("/InputDataConfig/0");
    Requests.json(members).properties().forEach(m -> channel.set(m.getKey(), m.getValue()));
    ObjectNode s3 = (ObjectNode) channel.at("/DataSource/S3DataSource");
    Requests.json(source).properties().forEach(m -> s3.set(m.getKey(), m.getValue()));
    return request;
  }

  @Test
  void aStreamOfAnAugmentedManifestIsReadWhole() {
    ObjectNode request =
        withChannel(
            """
            {"InputMode": "Pipe", "RecordWrapperType": "RecordIO", "ContentType": "image/jpeg",
             "ShuffleConfig": {"Seed": -9223372036854775808}}
            """,
            """
            {"S3DataType": "AugmentedManifestFile", "AttributeNames": ["b-ref", "a"],
             "S3DataDistributionType": "ShardedByS3Key"}
            """);

    assertThat(definition(request).channels())
        .containsExactly(
            new dev.clary.service.training.Channel(
                "train",
                "s3://bucket/train",
                Optional.of("image/jpeg"),
                InputMode.PIPE,
                true,
                new Selection(Selection.Kind.AUGMENTED_MANIFEST, List.of("b-ref", "a")),
                new Streaming(false, true, Optional.of(Long.MIN_VALUE))));
  }

  @Test
  void theModeOfTheAlgorithmIsThatOfAChannelWithoutOne() {
    ObjectNode request =
        withChannel("{\"CompressionType\": \"Gzip\"}", "{\"S3DataType\": \"ManifestFile\"}");
    ((ObjectNode) request.get("AlgorithmSpecification")).put("TrainingInputMode", "Pipe");

    var channel = definition(request).channels().get(0);

    assertThat(channel.inputMode()).isEqualTo(InputMode.PIPE);
    assertThat(channel.selection().kind()).isEqualTo(Selection.Kind.MANIFEST);
    assertThat(channel.streaming()).isEqualTo(new Streaming(true, false, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                      | {"S3DataType": "AugmentedManifestFile", "AttributeNames": ["a"]} | S3DataType 'AugmentedManifestFile' of channel 'train': it needs input mode Pipe
          {"InputMode": "Pipe"}   | {"S3DataType": "AugmentedManifestFile"} | S3DataType 'AugmentedManifestFile' of channel 'train': it needs AttributeNames
          {"InputMode": "Pipe"}   | {"AttributeNames": ["a"]} | AttributeNames of channel 'train': they need S3DataType AugmentedManifestFile
          {"InputMode": "FastFile"} | {"S3DataType": "ManifestFile"} | S3DataType 'ManifestFile' of channel 'train': input mode FastFile needs S3DataType S3Prefix
          {"InputMode": "Pipe", "CompressionType": "Gzip"} | {"S3DataType": "AugmentedManifestFile", "AttributeNames": ["a"]} | CompressionType 'Gzip' of channel 'train': it is not served with an augmented manifest
          {}                      | {"S3DataType": "Converse"} | InputDataConfig[].DataSource.S3DataSource.S3DataType 'Converse' is not served yet; served is AugmentedManifestFile, ManifestFile, S3Prefix
          """)
  void whatDoesNotGoTogetherIsRefused(String members, String source, String message) {
    assertThatThrownBy(() -> definition(withChannel(members, source)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }

  @Test
  void checkpointsAndTheTimeToWaitAreRead() {
    ObjectNode request = Requests.trainingJob("a");
    request.putObject("CheckpointConfig").put("S3Uri", "s3://b/c").put("LocalPath", "/tmp/c");
    request.put("EnableManagedSpotTraining", true);
    ((ObjectNode) request.get("StoppingCondition")).put("MaxWaitTimeInSeconds", 3600);

    TrainingDefinition definition = definition(request);

    assertThat(definition.output().checkpoints())
        .contains(new CheckpointLocation("s3://b/c", Optional.of("/tmp/c")));
    assertThat(definition.limits().maxWait()).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 7200, 'StoppingCondition.MaxWaitTimeInSeconds 7200 needs EnableManagedSpotTraining'",
    "true, 3599, 'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to"
        + " MaxRuntimeInSeconds'"
  })
  void aTimeToWaitThatMakesNoSenseIsRefused(boolean spot, int seconds, String message) {
    ObjectNode request = Requests.trainingJob("a");
    request.put("EnableManagedSpotTraining", spot);
    ((ObjectNode) request.get("StoppingCondition")).put("MaxWaitTimeInSeconds", seconds);

    assertThatThrownBy(() -> definition(request)).hasMessage(message);
  }
}
