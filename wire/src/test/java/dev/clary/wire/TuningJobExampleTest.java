package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.clary.wire.shape.ContinuousParameterRange;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.FinalHyperParameterTuningJobObjectiveMetric;
import dev.clary.wire.shape.MetricDefinition;
import dev.clary.wire.shape.ParameterRanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One whole tuning job, as a client asks for it and as the service tells of it. */
class TuningJobExampleTest {
  private static final String REQUEST =
      """
      {"HyperParameterTuningJobName": "demo-240101-0900",
       "HyperParameterTuningJobConfig": {
         "Strategy": "Bayesian",
         "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "val_loss"},
         "ResourceLimits": {"MaxNumberOfTrainingJobs": 4, "MaxParallelTrainingJobs": 2},
         "ParameterRanges": {
           "ContinuousParameterRanges": [
             {"Name": "lr", "MinValue": "0.0001", "MaxValue": "0.1", "ScalingType": "Logarithmic"}],
           "IntegerParameterRanges": []}},
       "TrainingJobDefinition": {
         "StaticHyperParameters": {"epochs": "5"},
         "AlgorithmSpecification": {
           "TrainingImage": "registry.local/demo:1", "TrainingInputMode": "File",
           "MetricDefinitions": [{"Name": "val_loss", "Regex": "val_loss=([0-9\\\\.]+)"}]},
         "RoleArn": "arn:aws:iam::123456789012:role/Demo",
         "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource":
           {"S3DataType": "S3Prefix", "S3Uri": "file:///home/me/data"}}}],
         "OutputDataConfig": {"S3OutputPath": "file:///home/me/out"},
         "ResourceConfig": {
           "InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
         "VpcConfig": {"SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"]},
         "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}}
      """;

  private static final String RESPONSE =
      """
      {"HyperParameterTuningJobName": "demo-240101-0900",
       "HyperParameterTuningJobArn":
         "arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/demo-240101-0900",
       "HyperParameterTuningJobStatus": "Completed",
       "CreationTime": 1585198477.022,
       "TrainingJobStatusCounters": {"Completed": 4, "InProgress": 0},
       "BestTrainingJob": {
         "TrainingJobName": "demo-240101-0900-003-1a2b3c4d",
         "TunedHyperParameters": {"lr": "0.003021"},
         "FinalHyperParameterTuningJobObjectiveMetric":
           {"MetricName": "val_loss", "Value": 2.9148800373077393}},
       "AMemberOfNextYear": {}}
      """;

  private final JsonCodec codec = new JsonCodec();

  @Test
  void theRequestIsValidForThoseWhoMayNameFiles() {
    var check = new RequestCheck(ServiceModel.load(Service.SAGEMAKER));
    JsonNode request = codec.parse(REQUEST.getBytes(UTF_8));

    assertThatCode(() -> check.check("CreateHyperParameterTuningJob", request, true))
        .doesNotThrowAnyException();
  }

  @Test
  void theRequestHoldsWhatWasAsked() {
    CreateHyperParameterTuningJobRequest request =
        codec.decode(REQUEST.getBytes(UTF_8), CreateHyperParameterTuningJobRequest.class);

    var definition = requireNonNull(request.trainingJobDefinition());
    assertThat(request.hyperParameterTuningJobConfig().parameterRanges())
        .isEqualTo(
            new ParameterRanges(
                List.of(),
                List.of(new ContinuousParameterRange("lr", "0.0001", "0.1", "Logarithmic")),
                null,
                null));
    assertThat(definition.staticHyperParameters()).isEqualTo(Map.of("epochs", "5"));
    assertThat(definition.algorithmSpecification().metricDefinitions())
        .containsExactly(new MetricDefinition("val_loss", "val_loss=([0-9\\.]+)"));
  }

  @Test
  void theRequestComesBackWithNothingLost() {
    JsonNode request = codec.parse(REQUEST.getBytes(UTF_8));

    JsonNode written =
        codec.tree(codec.decode(request, CreateHyperParameterTuningJobRequest.class));

    assertThat(written).isEqualTo(request);
  }

  @Test
  void aResponseOfAnyServerIsRead() {
    DescribeHyperParameterTuningJobResponse response =
        codec.decode(RESPONSE.getBytes(UTF_8), DescribeHyperParameterTuningJobResponse.class);

    var best = requireNonNull(response.bestTrainingJob());
    assertThat(response.creationTime()).isEqualTo(Instant.parse("2020-03-26T04:54:37.022Z"));
    assertThat(best.finalHyperParameterTuningJobObjectiveMetric())
        .isEqualTo(new FinalHyperParameterTuningJobObjectiveMetric(null, "val_loss", 2.91488f));
  }
}
