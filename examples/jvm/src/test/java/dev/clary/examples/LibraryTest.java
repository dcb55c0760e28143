package dev.clary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.tuning.TuningResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows is code that runs. */
final class LibraryTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file)).replaceAll("\\s+", " ");
  }

  @Test
  void everyPieceOfCodeIsOneOfThisProgram() throws IOException {
    String program = read("examples/jvm/src/main/java/dev/clary/examples/Library.java");
    List<String> shown =
        SHOWN
            .matcher(Files.readString(ROOT.resolve("docs/library.md")))
            .results()
            .map((MatchResult piece) -> piece.group(1).strip().replaceAll("\\s+", " "))
            .toList();

    assertThat(shown).hasSize(4).allSatisfy(piece -> assertThat(program).contains(piece));
  }

  @Test
  void aLambdaIsTunedInTenLines() throws IOException {
    TuningResult result = Library.tuneAFunction();

    assertThat(result.value().orElseThrow()).isLessThan(1.01);
    assertThat(result.summary()).contains("booster = ", "what matters: eta ", "still to gain: ");
    assertThat(result.history().observations()).hasSize(50);
  }

  @Test
  void theOtherPiecesDoWhatTheySay() {
    TuningResult result = Library.tuneAFunction();

    assertThat(Library.askAndTell(result.history().space()).history().best()).isPresent();
    assertThat(Library.withDeadline(result.history())).hasSize(1);
    assertThat(Library.analyzed(result.history())).isIn(true, false);
    assertThat(result.importances().reliable()).isTrue();
  }
}
