package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.StorageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
  private static final long DEADLINE_SECONDS = 60;

  private final ExecutorService callers = Executors.newFixedThreadPool(16);
  private Writer writer;
  private Readers readers;

  @BeforeEach
  void open(@TempDir Path directory) {
    var database = new Database(directory.resolve("test.db"));
    writer = Writer.start(database);
    writer.write(handle -> handle.execute("CREATE TABLE number (value INTEGER PRIMARY KEY)"));
    readers = new Readers(database, 2);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
    readers.close();
    writer.close();
  }

  private int insert(int value) {
    return writer.write(handle -> handle.execute("INSERT INTO number VALUES (?)", value));
  }

  private List<Integer> numbers() {
    return readers.read(
        handle ->
            handle.select("SELECT value FROM number ORDER BY value").mapTo(Integer.class).list());
  }

  @Test
  void theDiskIsFlushedOnEveryCommit() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
  }

  private String pragma(String name) {
    return writer.write(handle -> handle.select("PRAGMA " + name).mapTo(String.class).one());
  }

  @Test
  void whoeverWroteReadsWhatHeWrote() throws Exception {
    var futures = new ArrayList<Future<Boolean>>();
    for (int i = 0; i < 500; i++) {
      int value = i;
      futures.add(
          callers.submit(
              () -> {
                insert(value);
                return numbers().contains(value);
              }));
    }

    for (Future<Boolean> future : futures) {
      assertThat(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(numbers()).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void anInterruptedCallerStillLearnsWhatBecameOfHisWrite() throws Exception {
    Future<Boolean> interrupted =
        callers.submit(
            () -> {
              Thread.currentThread().interrupt();
              insert(1);
              return Thread.interrupted();
            });

    assertThat(interrupted.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(numbers()).containsExactly(1);
  }

  @Test
  void aRefusalOfTheDatabaseIsToldAsSuch() {
    insert(1);

    assertThatThrownBy(() -> insert(1))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("test.db")
        .hasMessageContaining("UNIQUE");
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(
            () -> readers.read(handle -> handle.execute("INSERT INTO number VALUES (1)")))
        .isInstanceOf(StorageException.class);
    assertThat(numbers()).isEmpty();
  }

  @Test
  void whatWasQueuedBeforeTheCloseIsWritten() throws Exception {
    var futures = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 100; i++) {
      int value = i;
      futures.add(callers.submit(() -> insert(value)));
    }
    futures.get(0).get(DEADLINE_SECONDS, TimeUnit.SECONDS);

    writer.close();

    int written = 0;
    for (Future<Integer> future : futures) {
      written += written(future);
    }
    assertThat(numbers()).hasSize(written);
  }

  private static int written(Future<Integer> future) throws Exception {
    try {
      return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(StorageException.class).hasMessageContaining("closed");
      return 0;
    }
  }
}
