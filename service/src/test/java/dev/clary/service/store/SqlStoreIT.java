package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.TrainingJobName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class SqlStoreIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 1000})
  void everyAcknowledgedWriteSurvivesAKill(int lines) throws Exception {
    Path file = directory.resolve("clary.db");
    var acknowledged = new ArrayList<String>();
    Process writer = start(file);

    try (BufferedReader reader = writer.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < lines; i++) {
        acknowledged.add(reader.readLine());
      }
      writer.toHandle().destroyForcibly(); // SIGKILL, but leaves the pipe open
      acknowledged.addAll(rest(reader));
    }
    assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(lines).doesNotContainNull();
    try (SqlStore store = SqlStore.open(file)) {
      for (String name : acknowledged) {
        List<MetricPoint> points = store.trainingJobs().metrics(new TrainingJobName(name));
        assertThat(points).extracting(MetricPoint::value).containsExactly(number(name));
      }
    }
    assertThat(integrity(file)).isEqualTo("ok");
  }

  /** Whole lines only: the last one may have been cut. */
  private static List<String> rest(BufferedReader reader) throws IOException {
    var text = new StringBuilder();
    var buffer = new char[8192];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      text.append(buffer, 0, read);
    }
    String whole = text.substring(0, text.lastIndexOf("\n") + 1);
    return whole.lines().toList();
  }

  private static double number(String name) {
    return Double.parseDouble(name.substring(name.indexOf('-') + 1));
  }

  private static String integrity(Path file) {
    try (var handle = new Database(file).openForReading()) {
      return handle.select("PRAGMA integrity_check").mapTo(String.class).one();
    }
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Acknowledging.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
