package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentMakerTest {
  @TempDir Path directory;

  private Path file(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void directoriesThatPipsArgumentsNameCanBeRead() {
    var tools =
        new EnvironmentMaker.Tools(
            List.of(
                "--no-index",
                "--find-links=" + directory,
                "--find-links",
                directory.toString(),
                "--index-url=https://example.org/simple",
                "--cert=/no/such/file"),
            Optional.empty());

    assertThat(tools.directories()).containsExactly(directory, directory);
  }

  @Test
  void aProgramOfTheSearchPathIsFoundUnlessItIsAScriptThatMayChooseAnother() throws IOException {
    file("script", "#!/bin/sh\n");
    Path program = file("program", "\u007fELF");
    Files.createDirectory(directory.resolve("folder"));
    var machine =
        new RuntimeSettings.Machine(
            Path.of("/jdk"), "/no/such/directory:" + directory, "/", 1, false);

    assertThat(machine.find("program")).contains(program);
    assertThat(machine.find("script")).isEmpty();
    assertThat(machine.find("folder")).isEmpty();
    assertThat(machine.find("none")).isEmpty();
  }
}
