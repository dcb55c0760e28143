package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.StorageException;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.tuning.SampleTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlStoreTest {
  private static final TrainingJob JOB = SampleTraining.job("alone");

  private Path file;

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    file = directory.resolve("data/clary.db");
  }

  private void sql(String... statements) throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void refused(String message) {
    assertThatThrownBy(() -> SqlStore.open(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("clary.db")
        .hasMessageContaining(message);
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (SqlStore store = SqlStore.open(file)) {
      store.trainingJobs().insert(JOB);
      store.tuningJobs().insert(SampleTuning.job("digits"));
    }

    try (SqlStore store = SqlStore.open(file)) {
      assertThat(store.trainingJobs().find(JOB.name())).contains(JOB);
      assertThat(store.tuningJobs().unfinished()).containsExactly(SampleTuning.job("digits"));
    }
  }

  @Test
  void aClosedStoreLeavesOneFileAndRefusesWork() throws IOException {
    SqlStore store = SqlStore.open(file);
    store.trainingJobs().insert(JOB);

    store.close();
    store.close();

    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(() -> store.trainingJobs().insert(JOB))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.trainingJobs().find(JOB.name()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException, IOException {
    SqlStore.open(file).close();
    sql("PRAGMA user_version = 1000");

    refused("newer version of Clary (schema 1000, this version knows " + Schema.VERSION + ")");

    sql("PRAGMA user_version = " + Schema.VERSION);
    SqlStore.open(file).close();
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() throws SQLException, IOException {
    sql("CREATE TABLE album (title TEXT)");

    refused("some other program");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "Dear diary, ".repeat(1000));

    refused("not a database file");
    assertThat(file).content().startsWith("Dear diary");
  }

  @Test
  void aPlaceThatIsNoDirectoryIsRefused() throws IOException {
    Files.writeString(file.getParent(), "in the way");

    refused("no directory for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "NFS4", "cifs", "smb3", "fuse.sshfs"})
  void aNetworkFileSystemIsRefused(String type) {
    assertThatThrownBy(() -> FileSystemCheck.refuseNetwork(file, type))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("network file system (%s)".formatted(type));
  }

  @Test
  void aLocalFileSystemIsFine() {
    FileSystemCheck.refuseNetwork(file, "ext4");
    FileSystemCheck.refuseNetwork(file, "apfs");
  }
}
