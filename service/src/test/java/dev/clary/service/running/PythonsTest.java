package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.training.Interpreters;
import dev.clary.service.training.Interpreters.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonsTest {
  @TempDir Path directory;
  private final List<String> askedFor = new ArrayList<>();

  private Pythons pythons(Set<String> installed, Map<String, String> named, boolean pytorch) {
    var packages =
        new RuntimeSettings.Packages(
            named, pytorch, List.of(), directory.resolve("f"), directory.resolve("r"));
    var machine = new RuntimeSettings.Machine(Path.of("/jdk"), "/usr/bin", "/home/ada", 1, false);
    Interpreters interpreters =
        command -> {
          askedFor.add(command);
          if (!installed.contains(command)) {
            throw new IOException("interpreter '%s' cannot be used".formatted(command));
          }
          return new Interpreter(Path.of("/bin", command), List.of(), List.of());
        };
    var maker =
        new EnvironmentMaker(
            new NoEngine(),
            false,
            new EnvironmentMaker.Tools(List.of(), Optional.empty()),
            InstantSource.system());
    var environments = new Environments(directory, maker);
    return new Pythons(
        new RuntimeSettings(Map.of(), "own", List.of(), machine, packages),
        interpreters,
        environments,
        environments);
  }

  private static String name(Interpreter interpreter) {
    return interpreter.executable().getFileName().toString();
  }

  @Test
  void theBestVersionThatIsInstalledIsTaken() throws IOException {
    Pythons pythons = pythons(Set.of("python3.9", "python3.10", "python3.12"), Map.of(), false);

    assertThat(name(pythons.base(Framework.TENSORFLOW))).isEqualTo("python3.10");
    assertThat(name(pythons.base(Framework.SCIKIT_LEARN))).isEqualTo("python3.12");
    assertThat(askedFor).containsExactly("python3.11", "python3.10", "python3.11", "python3.12");
  }

  @Test
  void whereNoVersionFitsTheMessageSaysWhichWould() {
    Pythons pythons = pythons(Set.of("python3.13"), Map.of(), false);

    assertThatThrownBy(() -> pythons.base(Framework.TENSORFLOW))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "TensorFlow 2.15.1", "3.11 or 3.10 or 3.9", "'runtimes.tensorflow.python'");
  }

  @Test
  void aNamedInterpreterIsTakenAndNothingIsMade() throws Exception {
    Pythons pythons =
        pythons(Set.of("own", "/tf1/python"), Map.of("legacy-tensorflow", "/tf1/python"), false);

    assertThat(name(pythons.having(Framework.LEGACY_TENSORFLOW, new SilentJournal())))
        .isEqualTo("python");
    assertThat(name(pythons.having(Framework.NONE, new SilentJournal()))).isEqualTo("own");
  }

  @Test
  void aNamedInterpreterThatIsNotThereIsToldWithItsSetting() {
    Pythons pythons = pythons(Set.of("python3.11"), Map.of("scikit-learn", "/none"), false);

    assertThatThrownBy(() -> pythons.base(Framework.SCIKIT_LEARN))
        .hasMessageContainingAll("'/none'", "'runtimes.scikit-learn.python'");
    assertThatThrownBy(() -> pythons.base(Framework.NONE))
        .hasMessageContainingAll("'own'", "'runtimes.python'");
  }

  @Test
  void pyTorchNeedsASettingThatNamesItOrAllowsIt() throws IOException {
    Set<String> installed = Set.of("python3.11", "torch");

    assertThatThrownBy(() -> pythons(installed, Map.of(), false).base(Framework.PYTORCH))
        .hasMessageContaining("'runtimes.pytorch.install'");
    assertThat(name(pythons(installed, Map.of(), true).base(Framework.PYTORCH)))
        .isEqualTo("python3.11");
    assertThat(name(pythons(installed, Map.of("pytorch", "torch"), false).base(Framework.PYTORCH)))
        .isEqualTo("torch");
  }

  @Test
  void theTwoContractsOfTensorFlowShareTheirEnvironment() {
    var python = new Interpreter(Path.of("/usr/bin/python3.11"), List.of(), List.of());

    assertThat(Recipe.ofFramework(Framework.LEGACY_TENSORFLOW, python).key("maker"))
        .isEqualTo(Recipe.ofFramework(Framework.TENSORFLOW, python).key("maker"))
        .startsWith("tensorflow-");
    assertThat(Recipe.ofFramework(Framework.TENSORFLOW, python).key("another"))
        .isNotEqualTo(Recipe.ofFramework(Framework.TENSORFLOW, python).key("maker"));
  }
}
