package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnsTest {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, arn:aws:sagemaker:us-east-1:123456789012:training-job/v3-dutch-i",
    "cn-north-1, arn:aws-cn:sagemaker:cn-north-1:123456789012:training-job/v3-dutch-i",
    "us-gov-west-1, arn:aws-us-gov:sagemaker:us-gov-west-1:123456789012:training-job/v3-dutch-i"
  })
  void theRegionDecidesThePartitionAndTheNameIsLowered(String region, String arn) {
    assertThat(new Arns(region, "123456789012").trainingJob("V3-Dutch-I")).isEqualTo(arn);
  }
}
