package dev.clary.service.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.training.Interpreters.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledInterpretersIT {
  private static final String PATH = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");

  @TempDir Path directory;

  private Path script(String name, String text) throws IOException {
    Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  @Test
  void anInterpreterTellsWhereItReallyIs() throws IOException {
    script("python3", "PATH=%s exec python3 \"$@\"\n".formatted(PATH));
    var interpreters = new InstalledInterpreters(directory + ":" + PATH, "/");

    Interpreter python = interpreters.find("python3");

    assertThat(python.executable()).isExecutable().isAbsolute();
    assertThat(python.executable().startsWith(directory)).isFalse();
    assertThat(python.directories()).isNotEmpty().allMatch(Files::isDirectory);
    assertThat(python.modulePath()).isNotEmpty().noneMatch(String::isEmpty);
  }

  @Test
  void anInterpreterIsAskedOnce() throws IOException {
    Path script =
        script("python3", "echo asked >>%s/asked\nexec python3 \"$@\"\n".formatted(directory));
    var interpreters = new InstalledInterpreters(PATH, "/");

    Interpreter first = interpreters.find(script.toString());

    assertThat(interpreters.find(script.toString())).isEqualTo(first);
    assertThat(Files.readAllLines(directory.resolve("asked"))).hasSize(1);
  }

  @Test
  void anInterpreterThatIsNotThereOrFailsIsNamed() throws IOException {
    var interpreters = new InstalledInterpreters(directory.toString(), "/");
    script("broken", "echo no such module; exit 1\n");
    script("chatty", "echo hello\n");

    assertThatThrownBy(() -> interpreters.find("none"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("'none'", directory.toString());
    assertThatThrownBy(() -> interpreters.find("broken")).hasMessageContaining("no such module");
    assertThatThrownBy(() -> interpreters.find("chatty")).hasMessageContaining("hello");
  }

  @Test
  void aVersionIsAlsoFoundBehindAScriptOfPyenvThatRefusesIt() throws IOException {
    script("python3.99", "echo 'pyenv: python3.99: command not found'; exit 127\n");
    Path prefix = Files.createDirectories(directory.resolve("versions/3.99.1/bin"));
    script("pyenv", "[ \"$1 $2\" = 'prefix 3.99' ] && echo " + prefix.getParent() + "\n");
    Path real = prefix.resolve("python3");
    Files.writeString(real, "#!/bin/sh\nPATH=%s exec python3 \"$@\"\n".formatted(PATH));
    assertThat(real.toFile().setExecutable(true)).isTrue();

    var interpreters = new InstalledInterpreters(directory + ":/usr/bin:/bin", "/");

    assertThat(interpreters.find("python3.99").executable()).isExecutable();
    assertThatThrownBy(() -> interpreters.find("python3.98"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'python3.98'");
  }

  @Test
  void theNextOfTheSearchPathIsTakenWhenTheFirstDoesNotAnswer() throws IOException {
    script("python3", "exit 1\n");

    assertThat(new InstalledInterpreters(directory + ":" + PATH, "/").find("python3").executable())
        .isExecutable();
  }
}
