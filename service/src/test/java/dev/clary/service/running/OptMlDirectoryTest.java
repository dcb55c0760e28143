package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.SampleTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptMlDirectoryTest {
  @TempDir Path directory;

  private OptMlDirectory create() throws IOException {
    return OptMlDirectory.create(directory.resolve("ml"), true);
  }

  private String configuration(String name) throws IOException {
    return Files.readString(directory.resolve("ml/input/config").resolve(name));
  }

  @Test
  void theConfigurationIsWhatSageMakerWrites() throws IOException {
    create()
        .writeConfiguration(
            SampleTraining.definition(), Map.of("lr", "0.01", "optimizer", "\"adam\""));

    assertThat(configuration("hyperparameters.json"))
        .isEqualTo("{\"lr\":\"0.01\",\"optimizer\":\"\\\"adam\\\"\"}");
    assertThat(configuration("inputdataconfig.json"))
        .isEqualTo(
            "{\"test\":{\"TrainingInputMode\":\"FastFile\",\"S3DistributionType\":\"ShardedByS3Key\",\"RecordWrapperType\":\"None\"},"
                + "\"train\":{\"ContentType\":\"text/csv\",\"TrainingInputMode\":\"File\",\"S3DistributionType\":\"FullyReplicated\",\"RecordWrapperType\":\"None\"}}");
    assertThat(configuration("resourceconfig.json"))
        .isEqualTo(
            "{\"current_group_name\":\"homogeneousCluster\",\"current_host\":\"algo-1\",\"current_instance_type\":\"ml.m5.large\",\"hosts\":[\"algo-1\"],"
                + "\"instance_groups\":[{\"hosts\":[\"algo-1\"],\"instance_group_name\":\"homogeneousCluster\",\"instance_type\":\"ml.m5.large\"}],"
                + "\"network_interface_name\":\"eth0\"}");
  }

  @Test
  void theProgramSeesItsTreeWhereItIsOrWhereTheSandboxShowsIt() throws IOException {
    OptMlDirectory sandboxed = create();
    OptMlDirectory plain = OptMlDirectory.at(directory.resolve("ml"), false);

    assertThat(sandboxed.seen(sandboxed.channel("train"))).isEqualTo("/opt/ml/input/data/train");
    assertThat(plain.seen(plain.model())).isEqualTo(directory + "/ml/model");
    assertThat(sandboxed.isSandboxed()).isTrue();
    assertThat(plain.isSandboxed()).isFalse();
  }

  @Test
  void ofALongFailureTheBeginningIsRead() throws IOException {
    OptMlDirectory tree = create();
    Files.writeString(tree.output().resolve("failure"), "ä".repeat(5000));

    assertThat(tree.failure(1024)).contains("ä".repeat(1024));
  }

  @Test
  void noFailureFileOrAnEmptyOneSaysNothing() throws IOException {
    OptMlDirectory tree = create();

    assertThat(tree.failure(10)).isEmpty();
    Files.writeString(tree.output().resolve("failure"), " \n");

    assertThat(tree.failure(10)).isEmpty();
  }

  @Test
  void aDirectoryBehindALinkIsNotOneOfTheTree() throws IOException {
    OptMlDirectory tree = create();
    Path outside = Files.createDirectories(directory.resolve("outside/data"));
    Files.delete(tree.outputData());
    Files.delete(tree.output());
    Files.createSymbolicLink(tree.output(), outside.getParent());

    assertThat(tree.isDirectory(tree.outputData())).isFalse();
    assertThat(tree.isDirectory(tree.model())).isTrue();
    assertThat(tree.failure(10)).isEmpty();
  }
}
