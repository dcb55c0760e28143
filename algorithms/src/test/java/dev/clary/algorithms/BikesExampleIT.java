package dev.clary.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.algorithms.TrainingProcess.Ended;
import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.table.LabeledRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BikesExampleIT {
  @TempDir private Path base;

  @Test
  void theDataAreAllHoursOfTheOriginal() throws IOException {
    TuningFileText example = TuningFileText.of("bikes");

    LabeledRows train = rows(example, "train");
    LabeledRows validation = rows(example, "validation");

    assertThat(List.of(train.rows(), validation.rows())).containsExactly(10_886, 6_493);
    assertThat(sumOfLabels(train) + sumOfLabels(validation)).isEqualTo(3_292_679);
    assertThat(train.width()).isEqualTo(12);
    assertThat(validation.values()).hasSize(validation.rows() * 12);
  }

  @Test
  void aTrainingJobOfTheExampleLogsItsObjective() throws Exception {
    TuningFileText example = TuningFileText.of("bikes");
    Path config = Files.createDirectories(base.resolve("input/config"));
    Files.writeString(
        config.resolve("hyperparameters.json"),
        example.object("StaticHyperParameters").replace("\"500\"", "\"20\""));
    Files.writeString(
        config.resolve("inputdataconfig.json"),
        "{\"train\": {\"ContentType\": \"text/csv\"}, \"validation\": {\"ContentType\": \"text/csv\"}}");
    for (String channel : List.of("train", "validation")) {
      Path data = Files.createDirectories(base.resolve("input/data").resolve(channel));
      Files.copy(example.beside(channel).resolve(channel + ".csv"), data.resolve("rows.csv"));
    }

    Ended ended = TrainingProcess.start(base).await();

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    String last = ended.output().get(19);
    assertThat(example.metric("validation:rmse", last)).isBetween(50.0, 100.0);
    assertThat(example.metric("train:rmse", last)).isBetween(30.0, 100.0);
  }

  private static LabeledRows rows(TuningFileText example, String channel) throws IOException {
    return LabeledRows.read(
        new Channel(channel, example.beside(channel), Optional.of("text/csv")), false);
  }

  private static long sumOfLabels(LabeledRows rows) {
    long sum = 0;
    for (float label : rows.labels()) {
      sum += (long) label;
    }
    return sum;
  }
}
