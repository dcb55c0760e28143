package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.Transition;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class TrainingToWireTest {
  private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00Z");

  private final JsonCodec codec = new JsonCodec();
  private final TrainingToWire toWire =
      new TrainingToWire(codec, new Arns("us-east-1", "123456789012"));

  @ParameterizedTest
  @CsvSource({
    "s3://bucket, GZIP, s3://bucket/one/output/model.tar.gz",
    "s3://bucket/out//, GZIP, s3://bucket/out/one/output/model.tar.gz",
    "s3://bucket/out, NONE, s3://bucket/out/one/output/model/"
  })
  void theArtifactIsBelowTheOutputPath(String output, String compression, String artifact) {
    ObjectNode request = Requests.trainingJob("one");
    ((ObjectNode) request.get("OutputDataConfig"))
        .put("S3OutputPath", output)
        .put("CompressionType", compression);

    assertThat(description(request).modelArtifacts().s3ModelArtifacts()).isEqualTo(artifact);
  }

  @Test
  void hyperparametersAreLeftOutWhenThereAreNone() {
    ObjectNode request = Requests.trainingJob("one");
    request.remove("HyperParameters");

    assertThat(description(request).hyperParameters()).isNull();
  }

  @Test
  void aJobWithoutAStoppingConditionMayRunForADay() {
    ObjectNode request = Requests.trainingJob("one");
    request.remove("StoppingCondition");

    assertThat(description(request).stoppingCondition().maxRuntimeInSeconds()).isEqualTo(86_400);
  }

  @ParameterizedTest
  @CsvSource({
    "0.97125, 0.9712499976158142",
    "1e300, 3.4028234663852886E38",
    "-1e300, -3.4028234663852886E38",
    "1e-60, 0.0"
  })
  void valuesAreTheNearestOfSinglePrecision(double value, double expected) {
    assertThat((double) TrainingToWire.single(value)).isEqualTo(expected);
  }

  private DescribeTrainingJobResponse description(ObjectNode request) {
    TrainingSpec spec =
        new FromWire(0, Roles.ANY)
            .trainingSpec(
                codec.decode(request, CreateTrainingJobRequest.class),
                new Call(new Caller("AKIA", Role.ADMIN), request));
    var pending = new Transition(SecondaryStatus.PENDING, CREATED, Optional.empty(), "Waiting");
    return toWire.description(
        new TrainingJob(
            spec,
            TrainingStatus.IN_PROGRESS,
            List.of(pending),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            CREATED,
            CREATED));
  }
}
