package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold for tests, too, which are on nobody's class path. */
final class SourcesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void nobodySleepsInTestsEither() throws IOException {
    String forbidden = "Thread." + "sleep(";

    List<Path> sleepers =
        sources().stream().filter(file -> read(file).contains(forbidden)).toList();

    assertThat(sleepers).isEmpty();
  }

  @Test
  void theSourcesAreFound() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(100);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
