package dev.clary.service.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore.Access;
import dev.clary.service.training.ObjectStore.StoredObject;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileObjectStoreTest {
  private static final Owner ADMINISTRATOR = new Owner("AKIDADMIN", true);
  private static final Owner STRANGER = new Owner("AKIDSTRANGER", false);

  @TempDir Path directory;

  private Path root;
  private Path data;
  private FileObjectStore store;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    data = Files.createDirectories(root.resolve(".clary"));
    store = new FileObjectStore(data, List.of(root));
  }

  private Path file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private List<String> paths(String prefix) throws IOException {
    return store.list(prefix, ADMINISTRATOR).stream().map(StoredObject::path).toList();
  }

  private String read(String uri) throws IOException {
    try (InputStream in = store.open(uri, ADMINISTRATOR)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "train/"})
  void aDirectoryMeansAllFilesInIt(String prefix) throws IOException {
    file("train/b.csv", "b");
    file("train/a/c.csv", "c");
    file("train2/no.csv", "no");

    assertThat(paths("file://" + root.resolve("x").resolveSibling(prefix)))
        .containsExactly("a/c.csv", "b.csv");
  }

  @Test
  void aFileMeansItself() throws IOException {
    Path file = file("train/b.csv", "content");

    List<StoredObject> objects = store.list("file://" + file, ADMINISTRATOR);

    assertThat(objects).containsExactly(new StoredObject("file://" + file, "b.csv", 7));
    assertThat(read(objects.get(0).uri())).isEqualTo("content");
  }

  @Test
  void anyOtherPrefixMeansWhatNamesStartWith() throws IOException {
    file("train/part-1", "1");
    file("train/part-2/x", "2");
    file("train/other", "3");

    assertThat(paths("file://" + root + "/train/part-")).containsExactly("part-1", "part-2/x");
    assertThat(paths("file://" + root + "/train/none")).isEmpty();
    assertThat(paths("file://" + root + "/nowhere/none")).isEmpty();
  }

  @Test
  void namesWithSpacesAndSignsGoThereAndBack() throws IOException {
    Path file = file("a b/50% ä#?.txt", "content");

    List<StoredObject> objects = store.list("file://" + root + "/a%20b/", ADMINISTRATOR);

    assertThat(objects).extracting(StoredObject::path).containsExactly("50% ä#?.txt");
    assertThat(read(objects.get(0).uri())).isEqualTo("content");
    assertThat(store.list("file://" + root + "/a b", ADMINISTRATOR)).hasSize(1);
    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/key",
        "file://host/path",
        "file:relative",
        "/plain",
        "",
        "file:///a/../b"
      })
  void anythingButAnAbsoluteFileUriIsRefused(String uri) {
    assertThatThrownBy(() -> store.check(uri, ADMINISTRATOR, Access.READ))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + uri + "'");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void whatIsOutsideTheRootsIsRefused(Access access) {
    assertThatThrownBy(() -> store.check("file:///etc/passwd", ADMINISTRATOR, access))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("files.roots");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void theDataDirectoryIsClosedWhateverTheRoots(Access access) throws IOException {
    Files.writeString(data.resolve("keys.json"), "secret");
    var wide = new FileObjectStore(data, List.of(Path.of("/"), data));

    for (String name : List.of("", "/keys.json", "/jobs/a", "/output2/a")) {
      assertThatThrownBy(() -> wide.check("file://" + data + name, ADMINISTRATOR, access))
          .as(name)
          .isInstanceOf(InvalidRequestException.class);
    }
    wide.check("file://" + data + "/output/a", ADMINISTRATOR, access);
  }

  @Test
  void theOutputOfTheDataDirectoryIsOpenWithoutAnyRoot() throws IOException {
    var closed = new FileObjectStore(data, List.of());
    Path file = file("x", "content");
    String uri = "file://" + data + "/output/job/output/model.tar.gz";

    closed.put(uri, file, STRANGER);

    assertThat(closed.open(uri, ADMINISTRATOR)).hasContent("content");
    assertThatThrownBy(() -> closed.open(uri, STRANGER))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void onlyAdministratorsUseFiles(Access access) {
    assertThatThrownBy(() -> store.check("file://" + root + "/x", STRANGER, access))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("administrator");
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    file("train/a", "a");
    Files.createSymbolicLink(root.resolve("train/file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("train/directory"), outside);
    Files.createSymbolicLink(root.resolve("train/data"), data);

    assertThat(paths("file://" + root + "/train")).containsExactly("a");
    for (String link : List.of("train/file", "train/directory/secret", "train/directory/new")) {
      String uri = "file://" + root.resolve(link);
      assertThatThrownBy(() -> store.open(uri, ADMINISTRATOR))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> store.put(uri + "/x", root.resolve("train/a"), ADMINISTRATOR))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThatThrownBy(
            () -> store.check("file://" + root + "/train/directory", ADMINISTRATOR, Access.READ))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(outside).isDirectoryNotContaining(file -> !file.endsWith("secret"));
  }

  @Test
  void aLinkThatStaysInBoundsIsFollowedButNotInCircles() throws IOException {
    file("real/a", "a");
    file("train/b", "b");
    Files.createSymbolicLink(root.resolve("train/linked"), root.resolve("real"));
    Files.createSymbolicLink(root.resolve("real/circle"), root.resolve("real"));

    assertThat(paths("file://" + root + "/train")).containsExactly("b", "linked/a");
  }

  @Test
  void aLinkPlantedAfterTheCheckIsNotWrittenThrough() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    String uri = "file://" + root + "/out/model";
    store.check(uri, ADMINISTRATOR, Access.WRITE);
    Files.createSymbolicLink(root.resolve("out"), outside);

    assertThatThrownBy(() -> store.put(uri, file("x", "x"), ADMINISTRATOR))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void puttingReplacesTheWholeObjectAndLeavesNothingElse() throws IOException {
    String uri = "file://" + root + "/deep/er/model";

    store.put(uri, file("x", "long content"), ADMINISTRATOR);
    store.put(uri, file("x", "short"), ADMINISTRATOR);

    assertThat(read(uri)).isEqualTo("short");
    try (Stream<Path> files = Files.list(root.resolve("deep/er"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aPlaceThatIsNoDirectoryIsRefusedForWriting() throws IOException {
    Path file = file("x", "x");

    assertThatThrownBy(() -> store.check("file://" + file + "/out", ADMINISTRATOR, Access.WRITE))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("must be a directory");
  }
}
