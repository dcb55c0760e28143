package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.ObjectiveStatus;
import dev.clary.service.tuning.StrategyName;
import dev.clary.service.tuning.TuningStatus;
import dev.clary.wire.ServiceModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LabelsTest {

  @Test
  void everyLabelIsAValueOfTheServiceModel() throws IOException {
    assertThat(values("TrainingJobStatus"))
        .containsAll(labels(TrainingStatus.values(), Labels::of));
    assertThat(values("HyperParameterTuningJobStatus"))
        .containsAll(labels(TuningStatus.values(), Labels::of));
    assertThat(values("SecondaryStatus")).containsAll(labels(SecondaryStatus.values(), Labels::of));
    assertThat(values("ObjectiveStatus")).containsAll(labels(ObjectiveStatus.values(), Labels::of));
    assertThat(values("HyperParameterTuningJobStrategyType"))
        .containsAll(labels(StrategyName.values(), Labels::of));
  }

  @Test
  void aStatusIsFoundAgainByItsLabel() {
    for (TrainingStatus status : TrainingStatus.values()) {
      assertThat(Labels.trainingStatus(Labels.of(status))).contains(status);
    }
    for (TuningStatus status : TuningStatus.values()) {
      assertThat(Labels.tuningStatus(Labels.of(status))).contains(status);
    }
    assertThat(Labels.trainingStatus("Deleting")).isEmpty();
    assertThat(Labels.tuningStatus("DeleteFailed")).isEmpty();
  }

  private static <E> List<String> labels(
      E[] constants, java.util.function.Function<E, String> label) {
    return Arrays.stream(constants).map(label).toList();
  }

  private static List<String> values(String shape) throws IOException {
    try (InputStream in = ServiceModel.class.getResourceAsStream("sagemaker.json")) {
      Stream<JsonNode> values =
          JsonMapper.shared().readTree(in).at("/shapes/" + shape + "/enum").valueStream();
      return values.map(JsonNode::stringValue).toList();
    }
  }
}
