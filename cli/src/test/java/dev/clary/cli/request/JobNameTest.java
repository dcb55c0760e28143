package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobNameTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 25, 1, 30, 5);

  @ParameterizedTest
  @CsvSource({
    "bikes, bikes-261125-013005",
    "My Model_v2, my-model-v2-261125-013005",
    "'', tuning-261125-013005",
    "'--', tuning-261125-013005",
    "a-very-long-name-of-a-script, a-very-long-name-o-261125-013005",
    "a-very-long-name--of, a-very-long-name-o-261125-013005",
    "seventeen-letters-and, seventeen-letters-261125-013005",
  })
  void aDatedNameIsPlainAndFits(String title, String name) {
    assertThat(JobName.dated(title, NOW)).isEqualTo(name).hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void aFreeNameIsItself() {
    assertThat(JobName.free("bikes", Set.of("digits")::contains)).isEqualTo("bikes");
  }

  @Test
  void aTakenNameGetsTheFirstFreeNumber() {
    Set<String> taken = Set.of("bikes", "bikes-2");

    assertThat(JobName.free("bikes", taken::contains)).isEqualTo("bikes-3");
  }

  @Test
  void aLongTakenNameIsCutToMakeRoom() {
    String name = "a".repeat(32);

    assertThat(JobName.free(name, Set.of(name)::contains)).isEqualTo("a".repeat(30) + "-2");
  }

  @Test
  void aCommandIsTitledByItsScript() {
    List<String> command = List.of("/usr/bin/python3", "-u", "src/train.py", "--data", "x.csv");

    String title = JobName.titleOf(command, Set.of("src/train.py", "x.csv")::contains);

    assertThat(title).isEqualTo("train");
  }

  @Test
  void aCommandWithoutScriptIsTitledByItsProgram() {
    assertThat(JobName.titleOf(List.of("/opt/bin/fit.sh", "3"), word -> false)).isEqualTo("fit");
  }
}
