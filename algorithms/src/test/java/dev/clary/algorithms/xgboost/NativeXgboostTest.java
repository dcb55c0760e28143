package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.algorithms.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeXgboostTest {

  @Test
  void placesAndStackTracesAreTakenFromReasons() {
    String error =
        """
        [00:26:53] /workspace/src/objective/regression_obj.cu:116: Check failed: is_valid: base_score \
        must be in (0,1) for the logistic loss.
        Stack trace:
          [bt] (0) /tmp/libxgboost4j1.so(dmlc::LogMessageFatal::~LogMessageFatal()+0x6e) [0x7f]
        """;

    assertThat(NativeXgboost.reasonOf(error))
        .isEqualTo("base_score must be in (0,1) for the logistic loss.");
  }

  @Test
  void aReasonThatIsOnlyACheckIsKept() {
    assertThat(
            NativeXgboost.reasonOf("[00:00:01] /src/a.cc:7: Check failed: rows == 3 (2 vs. 3) : "))
        .isEqualTo("Check failed: rows == 3 (2 vs. 3) :");
  }

  @Test
  void aReasonInPlainWordsIsKept() {
    assertThat(NativeXgboost.reasonOf("[00:32:33] /src/tree_updater.cc:20: Unknown tree updater x"))
        .isEqualTo("Unknown tree updater x");
  }

  @Test
  void aFailedCallIsARefusal() {
    NativeXgboost.load();

    assertThatThrownBy(() -> NativeXgboost.check(-1))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("XGBoost: ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theUnpackedLibraryDoesNotStay() throws IOException {
    NativeXgboost.load();

    String maps = Files.readString(Path.of("/proc/self/maps"));
    Stream<String> loaded = maps.lines().filter(line -> line.contains("libxgboost4j"));
    assertThat(loaded).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
  }
}
