package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceModelTest {

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServiceIsCalledAsItsModelSays(Service service) {
    ServiceModel model = ServiceModel.load(service);

    assertThat(model.metadata("targetPrefix").orElse("")).isEqualTo(service.targetPrefix());
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

  /** Patterns that take exponential time, or a stack frame for each character, would show here. */
  @ParameterizedTest
  @EnumSource(Service.class)
  @Timeout(10)
  void noPatternCanBeMadeToWorkHard(Service service) {
    ServiceModel model = ServiceModel.load(service);

    for (String name : model.shapes()) {
      if (model.shape(name) instanceof StringShape text) {
        for (String unit : List.of("a", "a-", "-", "a.", "ab/", "arn:aws:", "1", " ", "/a")) {
          int length = Math.min(text.length().max(), 10_240);
          text.admits(unit.repeat(length).substring(0, length - Math.min(length, 1)) + "\n");
        }
      }
    }
  }

  @Test
  void anUnknownShapeIsABug() {
    ServiceModel model = ServiceModel.load(Service.LOGS);

    assertThatThrownBy(() -> model.shape("Nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no shape 'Nothing' in the model");
  }
}
