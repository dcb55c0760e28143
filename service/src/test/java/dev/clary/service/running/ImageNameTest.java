package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "clary/command, clary/command, command",
    "clary/command:1, clary/command, command",
    "xgboost, xgboost, xgboost",
    "xgboost:1.7-1, xgboost, xgboost",
    "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1, sagemaker-xgboost, sagemaker-xgboost",
    "localhost:5000/team/own@sha256:0123, team/own, own",
    "localhost/own, own, own",
    "registry.example/a/b/c:t@sha256:0123, a/b/c, c",
  })
  void registryTagAndDigestAreNoPartOfTheName(String image, String repository, String last) {
    assertThat(ImageName.of(image).repository()).isEqualTo(repository);
    assertThat(ImageName.of(image).last()).isEqualTo(last);
  }
}
