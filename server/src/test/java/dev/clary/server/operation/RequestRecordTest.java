package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RequestRecordTest {
  @TempDir Path directory;

  @Test
  void eachMemberIsNotedOnceWithoutItsValueAndWithoutWhatClientsName() throws IOException {
    Path file = directory.resolve("members");
    var request =
        JsonMapper.shared()
            .readTree(
                """
                {"TrainingJobName": "secret", "Tags": [{"Key": "a"}, {"Key": "b"}],
                 "HyperParameters": {"lr": "0.1"}, "RoleArn": null}
                """);
    var record = new RequestRecord(file);

    record.note(Service.SAGEMAKER, "CreateTrainingJob", request);
    record.note(Service.SAGEMAKER, "CreateTrainingJob", request);

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "sagemaker\tCreateTrainingJob\t",
            "sagemaker\tCreateTrainingJob\tHyperParameters",
            "sagemaker\tCreateTrainingJob\tTags[].Key",
            "sagemaker\tCreateTrainingJob\tTrainingJobName");
  }
}
