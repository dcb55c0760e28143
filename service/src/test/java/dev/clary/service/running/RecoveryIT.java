package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job's thread dies between two effects; another server must bring the job to the same end. */
final class RecoveryIT {
  @TempDir Path directory;

  /** Kills the thread that first reaches a place. */
  private static final class Death implements Crashpoint {
    private final Place place;
    private final AtomicBoolean died = new AtomicBoolean();

    Death(Place place) {
      this.place = place;
    }

    @Override
    public void reached(Place reached) {
      if (reached == place && died.compareAndSet(false, true)) {
        throw new Died();
      }
    }
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  @ParameterizedTest
  @EnumSource(value = Crashpoint.Place.class, names = "ALL_ENDED", mode = EnumSource.Mode.EXCLUDE)
  void aPlainCommandRunsOnceWhereverTheServerDies(Crashpoint.Place place) throws IOException {
    Path marks = directory.resolve("marks");
    String script =
        "echo start >>%s; echo accuracy=0.5; echo m >$SM_MODEL_DIR/m; echo end >>%s"
            .formatted(marks, marks);
    try (var bench = new Bench(directory, SandboxUse.OFF)) {
      die(bench, place, () -> bench.createCommand("a", script, Map.of()));

      TrainingJob job = bench.start().awaitEnd("a");

      assertThat(job.status()).as("%s", job).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(Files.readAllLines(marks)).containsExactly("start", "end");
      assertThat(bench.log("a")).containsExactly("accuracy=0.5");
      assertThat(job.latest("accuracy").map(MetricPoint::value)).contains(0.5);
      assertThat(bench.output("a", "model.tar.gz")).exists();
      assertThat(job.attempt().orElseThrow().number()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Crashpoint.Place.class, names = "ALL_ENDED", mode = EnumSource.Mode.EXCLUDE)
  void aProgramInTheSandboxRunsOnceWhereverTheServerDies(Crashpoint.Place place)
      throws IOException {
    String script = "echo start >>/opt/ml/model/marks; echo accuracy=0.5; cat /opt/ml/model/marks";
    try (var bench = new Bench(directory, SandboxUse.AUTO)) {
      String portable = bench.engine.hasSandbox() ? script : "echo accuracy=0.5; echo start";
      die(
          bench,
          place,
          () ->
              bench.jobs.create(
                  Bench.spec("a", bench.entrypoint(portable, Map.of()), Bench.ADMINISTRATOR)));

      TrainingJob job = bench.start().awaitEnd("a");

      assertThat(job.status()).as("%s", job).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a")).containsExactly("accuracy=0.5", "start");
      assertThat(job.attempt().orElseThrow().number()).isEqualTo(1);
    }
  }

  /** Runs a server until the job's thread dies at a place, and leaves it. */
  private static void die(Bench bench, Crashpoint.Place place, Runnable create) {
    var death = new Death(place);
    bench.withCrashpoint(death).start();
    create.run();
    bench.await("a", job -> death.died.get());
    bench.leave();
    bench.withCrashpoint(Crashpoint.NONE);
  }
}
