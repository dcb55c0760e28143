package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TarArchiveTest {
  @TempDir Path directory;

  private Path model() throws IOException {
    Path model = Files.createDirectories(directory.resolve("model"));
    Files.writeString(model.resolve("b"), "second");
    Files.writeString(Files.createDirectories(model.resolve("a/deep")).resolve("ä"), "first");
    Files.writeString(model.resolve("x".repeat(120)), "long name");
    return model;
  }

  private Path pack(Path content, String name) throws IOException {
    Path archive = directory.resolve(name);
    TarArchive.write(content, archive, () -> {});
    return archive;
  }

  private Path unpack(Path archive) throws IOException {
    Path target = Files.createDirectories(directory.resolve("unpacked"));
    try (InputStream in = Files.newInputStream(archive)) {
      TarArchive.extract(in, target);
    }
    return target;
  }

  @Test
  void whatIsPackedUnpacksTheSame() throws IOException {
    Path unpacked = unpack(pack(model(), "a.tar.gz"));

    assertThat(unpacked.resolve("b")).hasContent("second");
    assertThat(unpacked.resolve("a/deep/ä")).hasContent("first");
    assertThat(unpacked.resolve("x".repeat(120))).hasContent("long name");
  }

  @Test
  void equalContentGivesEqualBytesWhateverItsTimes() throws IOException {
    Path first = pack(model(), "a.tar.gz");
    Files.setLastModifiedTime(directory.resolve("model/b"), FileTime.fromMillis(1_000_000));

    Path second = pack(directory.resolve("model"), "b.tar.gz");

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void aLinkIsPackedAsALinkAndNotFollowed() throws IOException {
    Path model = model();
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    Files.createSymbolicLink(model.resolve("link"), secret);
    Files.createSymbolicLink(model.resolve("directory"), directory);

    Path archive = pack(model, "a.tar.gz");

    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining("'directory'");
    assertThat(Files.size(archive)).isLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "/etc/out", "a/../../out", "a/../../../out", ""})
  void anEntryThatWouldLeaveTheDirectoryIsRefused(String name) throws IOException {
    byte[] archive = archive(new TarArchiveEntry(name, true));

    assertThatThrownBy(() -> TarArchive.extract(new ByteArrayInputStream(archive), directory))
        .isInstanceOf(RefusedJobException.class);
    assertThat(directory.resolve("../out").normalize()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO})
  void anEntryThatIsNeitherFileNorDirectoryIsRefused(byte kind) throws IOException {
    var entry = new TarArchiveEntry("link", kind);
    entry.setLinkName("/etc/passwd");
    byte[] archive = archive(entry);

    assertThatThrownBy(() -> TarArchive.extract(new ByteArrayInputStream(archive), directory))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining("'link'");
  }

  @Test
  void anArchiveOutOfAllProportionIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      var entry = new TarArchiveEntry("zeros");
      entry.setSize(64L << 20);
      tar.putArchiveEntry(entry);
      tar.write(new byte[64 << 20]);
      tar.closeArchiveEntry();
    }
    byte[] archive = bytes.toByteArray();

    assertThatThrownBy(() -> TarArchive.extract(new ByteArrayInputStream(archive), directory))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining("more than is reasonable");
  }

  private static byte[] archive(TarArchiveEntry entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      if (entry.isFile() && entry.getLinkFlag() == TarConstants.LF_NORMAL) {
        entry.setSize(1);
        tar.putArchiveEntry(entry);
        tar.write("x".getBytes(UTF_8));
      } else {
        tar.putArchiveEntry(entry);
      }
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
