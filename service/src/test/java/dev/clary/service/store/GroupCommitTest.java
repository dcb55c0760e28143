package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.StorageException;
import dev.clary.service.training.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
  private Database database;
  private Handle handle;
  private GroupCommit commits;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = new Database(directory.resolve("test.db"));
    handle = database.openForWriting();
    handle.execute("CREATE TABLE number (value INTEGER PRIMARY KEY, ballast BLOB)");
    commits = new GroupCommit(database, handle);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  private static Write<Integer> insert(int value, int ballast) {
    return insert(value, ballast, Durability.MACHINE);
  }

  private static Write<Integer> insert(int value, int ballast, Durability durability) {
    return Write.of(
        h -> {
          h.execute("INSERT INTO number VALUES (?, zeroblob(?))", value, ballast);
          return value;
        },
        durability);
  }

  private List<Integer> stored() {
    try (Handle reader = database.openForReading()) {
      return reader.select("SELECT value FROM number ORDER BY value").mapTo(Integer.class).list();
    }
  }

  @Test
  void everyWriteIsDurableBeforeItIsSettled() {
    Write<Integer> one = insert(1, 0);
    Write<Integer> two = insert(2, 0);

    commits.commit(List.of(one, two));

    assertThat(one.await()).isEqualTo(1);
    assertThat(two.await()).isEqualTo(2);
    assertThat(stored()).containsExactly(1, 2);
  }

  @Test
  void aWriteThatNeedNotWaitForTheDiskIsSeenAtOnceAndDurableLater() {
    Write<Integer> one = insert(1, 0, Durability.PROCESS);
    Write<?> flush = Write.flush();

    commits.commit(List.of(one, flush));

    assertThat(one.await()).isEqualTo(1);
    assertThat(stored()).containsExactly(1);
    assertThat(commits.isFlushed()).isFalse();
    assertThat(flush.isSettled()).isFalse();

    commits.flush();

    assertThat(commits.isFlushed()).isTrue();
    assertThat(flush.isSettled()).isTrue();
  }

  @Test
  void aDurableWriteMakesThoseBeforeItDurable() {
    Write<?> flush = Write.flush();
    commits.commit(List.of(insert(1, 0, Durability.PROCESS)));
    commits.commit(List.of(flush));

    commits.commit(List.of(insert(2, 0, Durability.MACHINE)));

    assertThat(commits.isFlushed()).isTrue();
    assertThat(flush.isSettled()).isTrue();
  }

  @Test
  void theDiskIsWaitedForAfterManyCommitsThatDidNot() {
    int commit = 0;
    do {
      commits.commit(List.of(insert(commit++, 0, Durability.PROCESS)));
    } while (!commits.isFlushed() && commit < 1000);

    assertThat(commit).isBetween(2, 100);
  }

  @Test
  void aFlushThatFailsIsToldToThoseWhoWait() throws IOException {
    Write<?> flush = Write.flush();
    commits.commit(List.of(insert(1, 0, Durability.PROCESS), flush));
    Files.delete(Path.of(database.file() + "-wal"));

    commits.flush();

    assertThatThrownBy(flush::await)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("test.db-wal");
  }

  @Test
  void aWriteThatIsRefusedLeavesNothingAndHarmsNobody() {
    Write<Integer> one = insert(1, 0);
    Write<Integer> again =
        Write.of(
            h -> {
              h.execute("INSERT INTO number (value) VALUES (7)");
              return h.execute("INSERT INTO number (value) VALUES (1)");
            },
            Durability.MACHINE);
    Write<Integer> two = insert(2, 0);

    commits.commit(List.of(one, again, two));

    assertThat(one.await()).isEqualTo(1);
    assertThatThrownBy(again::await).isInstanceOf(JdbiException.class);
    assertThat(two.await()).isEqualTo(2);
    assertThat(stored()).containsExactly(1, 2);
  }

  @Test
  void whatAWriteThrowsIsThrownToItsCaller() {
    Write<Integer> bug =
        Write.of(
            h -> {
              throw new AssertionError("a bug");
            },
            Durability.MACHINE);

    commits.commit(List.of(bug, insert(1, 0)));

    assertThatThrownBy(bug::await).isInstanceOf(AssertionError.class).hasMessage("a bug");
    assertThat(stored()).containsExactly(1);
  }

  @Test
  void aWriteThatEndsTheTransactionHarmsNobody() {
    Write<Integer> one = insert(1, 0);
    Write<Integer> vandal =
        Write.of(
            h -> {
              h.execute("ROLLBACK");
              throw new IllegalStateException("all is lost");
            },
            Durability.MACHINE);
    Write<Integer> two = insert(2, 0);

    commits.commit(List.of(one, vandal, two));

    assertThat(one.await()).isEqualTo(1);
    assertThatThrownBy(vandal::await).isInstanceOf(RuntimeException.class);
    assertThat(two.await()).isEqualTo(2);
    assertThat(stored()).containsExactly(1, 2);
  }

  @Test
  void aFullDiskRefusesWhatDoesNotFitAndNothingElse() {
    handle.execute("PRAGMA max_page_count = 10");
    Write<Integer> one = insert(1, 100);
    Write<Integer> large = insert(2, 100_000);
    Write<Integer> three = insert(3, 100);

    commits.commit(List.of(one, large, three));

    assertThat(one.await()).isEqualTo(1);
    assertThatThrownBy(large::await)
        .isInstanceOfSatisfying(
            JdbiException.class,
            e -> assertThat(database.translate(e)).hasMessageContaining("the disk is full"));
    assertThat(three.await()).isEqualTo(3);
    assertThat(stored()).containsExactly(1, 3);
    assertThat(handle.select("PRAGMA integrity_check").mapTo(String.class).one()).isEqualTo("ok");
  }

  @Test
  void aLogIsMovedIntoTheFileWhileNobodyWaits() {
    commits.commit(List.of(insert(1, 100_000)));
    Path log = Path.of(database.file() + "-wal");
    assertThat(log.toFile().length()).isGreaterThan(100_000);

    commits.checkpoint();

    assertThat(log.toFile().length()).isZero();
    assertThat(stored()).containsExactly(1);
  }
}
