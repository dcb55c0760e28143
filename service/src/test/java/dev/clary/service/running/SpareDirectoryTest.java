package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpareDirectoryTest {
  private Path jobs;
  private SpareDirectory spare;

  @BeforeEach
  void make(@TempDir Path directory) {
    jobs = directory.resolve("jobs");
    spare = new SpareDirectory(jobs);
  }

  private static List<String> tree(Path attempt) throws IOException {
    try (Stream<Path> files = Files.walk(attempt)) {
      return files.map(file -> attempt.relativize(file).toString()).sorted().toList();
    }
  }

  private List<Path> spares() throws IOException {
    try (Stream<Path> all = Files.list(jobs)) {
      return all.filter(SpareDirectory::isSpare).toList();
    }
  }

  @Test
  void aDirectoryThatWasReadyIsLikeOneThatWasNot() throws IOException {
    Path made = jobs.resolve("first/attempt-1");
    Path moved = jobs.resolve("second/attempt-1");

    spare.become(made);
    spare.refill();
    spare.become(moved);

    assertThat(tree(moved)).isEqualTo(tree(made)).contains("ml/input/config", "ml/model");
    assertThat(spares()).isEmpty();
  }

  @Test
  void onlyOneIsKeptReady() throws IOException {
    spare.refill();
    spare.refill();

    assertThat(spares()).hasSize(1);
  }

  @Test
  void oneThatWasRemovedMeanwhileIsMadeAnew() throws IOException {
    spare.refill();
    FileTree.delete(spares().get(0));

    spare.become(jobs.resolve("job/attempt-1"));

    assertThat(tree(jobs.resolve("job/attempt-1"))).contains("ml/output/data");
  }

  @Test
  void whereNothingCanBeWrittenTheNextAttemptTellsWhy() throws IOException {
    Files.writeString(jobs, "a file in the way");

    spare.refill();

    assertThat(jobs).isRegularFile();
  }
}
