package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Algorithm;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFollowerTest {
  @TempDir Path directory;

  private final InMemoryTrainingJobStore store = new InMemoryTrainingJobStore();
  private TrainingJob job = job("loss=(\\S+)");
  private Path output;

  private static TrainingJob job(String regex) {
    TrainingJob sample = SampleTraining.job("a");
    TrainingDefinition definition = sample.spec().definition();
    var algorithm =
        new Algorithm("image", List.of(), List.of(), List.of(new MetricDefinition("loss", regex)));
    var spec =
        new TrainingSpec(
            sample.name(),
            sample.spec().owner(),
            Optional.empty(),
            new TrainingDefinition(
                algorithm,
                definition.hyperparameters(),
                definition.environment(),
                definition.channels(),
                definition.output(),
                definition.limits(),
                definition.instanceType(),
                false),
            "{}");
    return new TrainingJob(
        spec,
        sample.status(),
        sample.transitions(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        sample.createdAt(),
        sample.modifiedAt());
  }

  @BeforeEach
  void insert() throws IOException {
    store.insert(job);
    output = Files.createFile(directory.resolve("output.log"));
  }

  private LogFollower follower(int attempt) {
    return new LogFollower(store, InstantSource.system(), job, attempt);
  }

  private void write(String text) throws IOException {
    Files.writeString(output, text, StandardOpenOption.APPEND);
  }

  private List<String> lines() {
    return store.log(job.name(), 0, Integer.MAX_VALUE).stream().map(LogLine::text).toList();
  }

  @Test
  void linesAreStoredWhenTheyAreWholeAndTheRestAtTheEnd() throws IOException {
    LogFollower follower = follower(1);

    write("a\nlo");
    follower.read(output, false);
    assertThat(lines()).containsExactly("a");
    write("ss=1\nend");
    follower.read(output, false);
    assertThat(lines()).containsExactly("a", "loss=1");
    follower.read(output, true);

    assertThat(lines()).containsExactly("a", "loss=1", "end");
    assertThat(store.metrics(job.name())).extracting(MetricPoint::line).containsExactly(1L);
  }

  @Test
  void aNewServerGoesOnWhereTheOldOneStopped() throws IOException {
    write("a\nb\nc");
    follower(1).read(output, false);

    write("d\n");
    follower(1).read(output, true);

    assertThat(lines()).containsExactly("a", "b", "cd");
  }

  @Test
  void anotherAttemptAddsToTheLogFromItsOwnBeginning() throws IOException {
    write("first\n");
    follower(1).read(output, true);

    follower(2).read(output, true);

    assertThat(lines()).containsExactly("first", "first");
  }

  @Test
  void theLastFiniteValueIsTheLatestAndAllAreKept() throws IOException {
    write("loss=2\nloss=1\nloss=nan\n");

    follower(1).read(output, true);

    assertThat(store.metrics(job.name())).hasSize(3);
    assertThat(store.find(job.name()).orElseThrow().latest("loss").map(MetricPoint::value))
        .contains(1.0);
  }

  @Test
  void noOutputIsNoLine() throws IOException {
    follower(1).read(directory.resolve("nowhere"), true);
    follower(1).read(output, true);

    assertThat(lines()).isEmpty();
  }

  @Test
  void aPatternThatIsGivenUpLeavesALineInTheLog() throws IOException {
    job = job("(?=a)((a+)+)b\\1");
    write("a".repeat(64) + "\nnext\n");

    follower(1).read(output, true);

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).startsWith("Metric 'loss' is not searched for any more");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void howeverItIsReadAndBegunAgainNoLineIsLostOrDoubled(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      text.append(i).append("x".repeat(random.nextInt(300))).append('\n');
    }
    LogFollower follower = follower(1);

    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + random.nextInt(1, 100_000));
      write(text.substring(at, end));
      follower.read(output, false);
      at = end;
      if (random.nextBoolean()) {
        follower = follower(1);
      }
    }
    follower.read(output, true);

    assertThat(lines()).isEqualTo(text.toString().lines().toList());
  }
}
