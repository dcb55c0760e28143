package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class OpenMpTest {

  @ParameterizedTest
  @CsvSource({
    "clary/xgboost:1, false, true",
    "123.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1, false, true",
    "clary/xgboost:1, true, false",
    "clary/command, false, false",
  })
  void onlyTheBuiltInXgboostNeedsIt(String image, boolean script, boolean needed) {
    ObjectNode request = new JsonMapper().createObjectNode();
    ObjectNode definition = request.putObject("TrainingJobDefinition");
    definition.putObject("AlgorithmSpecification").put("TrainingImage", image);
    if (script) {
      definition.putObject("StaticHyperParameters").put("sagemaker_program", "train.py");
    }

    assertThat(OpenMp.isBuiltInXgboost(request)).isEqualTo(needed);
  }
}
