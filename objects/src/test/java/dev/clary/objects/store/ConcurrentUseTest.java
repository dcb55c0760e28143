package dev.clary.objects.store;

import static dev.clary.objects.store.StoreFixture.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads at the same keys. */
@Timeout(120)
final class ConcurrentUseTest {
  private static final int THREADS = 6;

  @TempDir Path directory;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private StoreFixture fixture;

  @BeforeEach
  void openStore() throws IOException {
    fixture = new StoreFixture(directory.resolve("objects"));
  }

  @AfterEach
  void closeStore() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    fixture.close();
  }

  @Test
  void oneOfManyClaimsWins() throws Exception {
    for (int i = 0; i < 15; i++) {
      String key = "claim-" + i;
      List<Callable<Integer>> claims =
          IntStream.range(0, THREADS)
              .mapToObj(thread -> (Callable<Integer>) () -> claim(key, "thread " + thread))
              .toList();

      int won = 0;
      for (var claim : threads.invokeAll(claims, 60, TimeUnit.SECONDS)) {
        won += claim.get();
      }

      assertThat(won).isEqualTo(1);
    }
    assertThat(fixture.files()).isEqualTo(15);
  }

  private int claim(String key, String content) throws IOException {
    try {
      fixture.put(key, content, Condition.absent());
      return 1;
    } catch (ObjectRefusedException e) {
      assertThat(e.problem()).isEqualTo(Problem.PRECONDITION_FAILED);
      return 0;
    }
  }

  @Test
  void aReaderSeesOneObjectOrTheOtherButNeverHalfOfEach() throws Exception {
    String first = "a".repeat(300_000);
    String second = "b".repeat(200_000);
    fixture.put("key", first);
    var done = new AtomicBoolean();
    var readers =
        IntStream.range(0, THREADS - 1)
            .mapToObj(
                thread ->
                    threads.submit(
                        () -> {
                          int reads = 0;
                          while (!done.get()) {
                            String read = fixture.read("key");
                            assertThat(read.equals(first) || read.equals(second)).isTrue();
                            reads++;
                          }
                          return reads;
                        }))
            .toList();

    for (int i = 0; i < 40; i++) {
      fixture.put("key", i % 2 == 0 ? second : first);
    }
    done.set(true);

    for (var reader : readers) {
      assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
    }
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void listingGoesOnWhileObjectsComeAndGo() throws Exception {
    fixture.put("a", "stays");
    fixture.put("z", "stays");
    var done = new AtomicBoolean();
    var lister =
        threads.submit(
            () -> {
              int listings = 0;
              while (!done.get()) {
                assertThat(fixture.keys()).contains("a", "z").isSorted();
                listings++;
              }
              return listings;
            });

    for (int i = 0; i < 40; i++) {
      fixture.put("m/" + i, "comes");
      fixture.store().delete(BUCKET, Set.of("m/" + (i - 1)));
    }
    done.set(true);

    assertThat(lister.get(60, TimeUnit.SECONDS)).isPositive();
    assertThat(fixture.keys()).containsExactly("a", "m/39", "z");
  }

  @Test
  void aThreadThatIsInterruptedDoesNotCloseTheStoreForOthers() throws Exception {
    var interrupted =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              try {
                fixture.store().createUpload(BUCKET, "key", Attributes.none());
                fixture.put("interrupted", "content");
              } finally {
                Thread.interrupted();
              }
              return true;
            });

    assertThatThrownBy(() -> interrupted.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class);

    fixture.put("other", "content");
    assertThat(fixture.reopened().uploads(BUCKET)).hasSize(1);
    assertThat(fixture.read("other")).isEqualTo("content");
    assertThat(fixture.keys()).containsExactly("other");
  }
}
