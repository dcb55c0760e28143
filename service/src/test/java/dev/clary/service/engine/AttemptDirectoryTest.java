package dev.clary.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttemptDirectoryTest {
  private AttemptDirectory directory;

  @TempDir Path path;

  @BeforeEach
  void open() {
    directory = new AttemptDirectory(path);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  @Test
  void oneClaimIsGranted() throws IOException {
    assertThat(directory.claim()).isTrue();
    assertThat(directory.claim()).isFalse();
    assertThat(directory.refused()).isTrue();
    assertThat(directory.wrappers()).isEmpty();
  }

  @Test
  void aWrappersClaimIsNoRefusal() throws IOException {
    write("asker.12", "12 34@boot\n");
    write("claim", "12 34@boot\n");

    assertThat(directory.refused()).isFalse();
    assertThat(directory.wrappers()).extracting(ProcessIdentity::pid).containsExactly(12L);
  }

  @Test
  void anUnwrittenClaimMayBeAnyAskers() throws IOException {
    write("asker.12", "12 34@boot\n");
    write("asker.13", "13 35@boot\n");
    write("asker.14", "14 36");
    write("claim", "");

    assertThat(directory.refused()).isFalse();
    assertThat(directory.wrappers())
        .extracting(ProcessIdentity::pid)
        .containsExactlyInAnyOrder(12L, 13L);
  }

  @Test
  void anUnwrittenClaimThatNobodyAskedForIsAServers() throws IOException {
    write("claim", "");

    assertThat(directory.refused()).isTrue();
  }

  @Test
  void aResultIsOneOnceItHasItsName() throws IOException {
    write("result.new", "3\n");
    assertThat(directory.resultBegun()).isTrue();
    assertThat(directory.hasResult()).isFalse();
    assertThat(directory.result()).isEmpty();

    write("result", "3\n");

    assertThat(directory.result()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void theSandboxesFirstProcessIsReadOnceItIsWhole() throws IOException {
    assertThat(directory.sandboxProcess()).isEmpty();
    write("sandbox.json", "{\n    \"child-pid\": 95");
    assertThat(directory.sandboxProcess()).isEmpty();

    write("sandbox.json", "{\n    \"child-pid\": 9535,\n    \"cgroup-namespace\": 4026532182\n}\n");

    assertThat(directory.sandboxProcess()).contains(9535L);
  }

  @Test
  void argumentsOfTheSandboxAreForTheOwnerAlone() throws IOException {
    directory.writeSandboxArguments(List.of("--setenv", "KEY", "a b"));

    assertThat(directory.sandboxArguments()).hasContent("--setenv\0KEY\0a b\0");
    assertThat(Files.getPosixFilePermissions(directory.sandboxArguments()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSameDirectoryHasTheSameMarker() {
    assertThat(directory.marker()).isEqualTo(new AttemptDirectory(path).marker());
    assertThat(directory.marker()).isNotEqualTo(new AttemptDirectory(path.resolve("x")).marker());
  }
}
