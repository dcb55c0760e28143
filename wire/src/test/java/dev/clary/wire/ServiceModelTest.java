package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceModelTest {

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServiceIsCalledAsItsModelSays(Service service) {
    ServiceModel model = ServiceModel.load(service);

    assertThat(model.metadata("targetPrefix")).hasValue(service.targetPrefix());
    assertThat(model.metadata("signingName").or(() -> model.metadata("endpointPrefix")))
        .hasValue(service.signingName());
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyShapeThatAnOperationNamesIsInTheModel(Service service) {
    ServiceModel model = ServiceModel.load(service);

    assertThat(model.operations())
        .isNotEmpty()
        .allSatisfy(
            name -> {
              OperationModel operation = model.operation(name).orElseThrow();
              operation.input().ifPresent(model::shape);
              operation.output().ifPresent(model::shape);
            });
  }

  @Test
  void anOperationSaysWhatItTakesAndAnswers() {
    ServiceModel model = ServiceModel.load(Service.SAGEMAKER);

    assertThat(model.operation("StopTrainingJob"))
        .hasValue(
            new OperationModel(
                "StopTrainingJob", Optional.of("StopTrainingJobRequest"), Optional.empty()));
    assertThat(model.operation("CreateProcessingJob")).isEmpty();
  }

  @Test
  void anUnknownShapeIsABug() {
    ServiceModel model = ServiceModel.load(Service.LOGS);

    assertThatThrownBy(() -> model.shape("Nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no shape 'Nothing' in the model");
  }
}
