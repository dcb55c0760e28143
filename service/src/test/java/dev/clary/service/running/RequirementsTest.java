package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Interpreters.Interpreter;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequirementsTest {
  private static final Interpreter PYTHON =
      new Interpreter(Path.of("/usr/bin/python3"), List.of(), List.of());

  @TempDir Path code;

  private void write(String name, String text) throws IOException {
    Files.writeString(code.resolve(name), text);
  }

  private String key(Owner owner) throws IOException {
    return Requirements.ofScript(code).recipe(PYTHON, owner).key("");
  }

  @Test
  void codeThatAsksForNothingHasNone() throws IOException {
    write("train.py", "");

    assertThat(Requirements.ofScript(code).isEmpty()).isTrue();
  }

  @Test
  void aLinkIsNoFileOfRequirements() throws IOException {
    Path elsewhere = Files.createTempFile("elsewhere", "");
    Files.createSymbolicLink(code.resolve("requirements.txt"), elsewhere);

    assertThat(Requirements.ofScript(code).isEmpty()).isTrue();
  }

  @Test
  void anEnvironmentIsKeptPerOwnerAndContentAndInterpreter() throws IOException {
    write("requirements.txt", "numpy\n");
    String key = key(Bench.STRANGER);
    var other = new Interpreter(Path.of("/opt/python3"), List.of(), List.of());

    assertThat(key(Bench.STRANGER)).isEqualTo(key);
    assertThat(key(Bench.ADMINISTRATOR)).isNotEqualTo(key);
    assertThat(Requirements.ofScript(code).recipe(other, Bench.STRANGER).key("")).isNotEqualTo(key);
    write("requirements.txt", "numpy \n");
    assertThat(key(Bench.STRANGER)).isNotEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numpy",
        "numpy==1.26.4  # as trained",
        "requests[security] >=2.8.1, ==2.8.* ; python_version < '2.7'",
        "pip @ https://example.org/pip-22.0.2.zip#sha1=da9234ee",
      })
  void otherCodeDoesNotMatterToWhatComesFromElsewhere(String line) throws IOException {
    write("requirements.txt", "# packages\n\n" + line.replace("pip-22.0.2.zip", "pip") + "\n");
    String key = key(Bench.STRANGER);
    write("train.py", "changed");

    assertThat(key(Bench.STRANGER)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-r more.txt", "./own", "own-1.0.whl", "own @ file:own", "-e .", "--no-index"})
  void otherCodeMattersToWhatMayComeFromIt(String line) throws IOException {
    write("requirements.txt", "numpy\n" + line + "\n");
    String key = key(Bench.STRANGER);
    write("more.txt", "changed");

    assertThat(key(Bench.STRANGER)).isNotEqualTo(key);
  }

  @Test
  void codeThatIsAPackageIsInstalledItself() throws IOException {
    write("setup.py", "");
    write("requirements.txt", "numpy\n");
    String key = key(Bench.STRANGER);

    assertThat(Requirements.ofScript(code).recipe(PYTHON, Bench.STRANGER).packages())
        .containsExactly(".", "-r", "requirements.txt");
    write("module.py", "changed");
    assertThat(key(Bench.STRANGER)).isNotEqualTo(key);
  }
}
