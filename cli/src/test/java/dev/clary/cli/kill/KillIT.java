package dev.clary.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Crashpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills {@code clary tune} without warning and types the same command again. {@code -Dkills=N}
 * draws N instants over the life of the job instead of {@value #FEW}; {@code -Dkills=all} draws
 * {@value #ALL}.
 */
@Timeout(600)
final class KillIT {
  private static final int FEW = 12;
  private static final int ALL = 50;
  private static final long SEED = 20_261_125;

  /** The training job that is running when the server dies at a named place. */
  private static final int DEADLY = 8;

  @TempDir static Path unkilledFolder;
  private static List<KilledTuning.Result> unkilled = List.of();
  private static Duration life = Duration.ZERO;

  @BeforeAll
  static void runOnceInPeace() throws IOException, InterruptedException {
    var tuning = new KilledTuning(unkilledFolder);
    long start = System.nanoTime();

    tuning.finish();

    life = Duration.ofNanos(System.nanoTime() - start);
    tuning.assertEachTrainingRanOnce();
    unkilled = tuning.results();
    assertThat(unkilled).hasSize(KilledTuning.TRAININGS);
  }

  static DoubleStream instants() {
    String kills = System.getProperty("kills", "" + FEW);
    int count = kills.equals("all") ? ALL : Integer.parseInt(kills);
    var random = new SplittableRandom(SEED);
    return DoubleStream.generate(random::nextDouble).limit(count);
  }

  @ParameterizedTest(name = "killed after {0} of its life")
  @MethodSource("instants")
  void aKilledJobGoesOnAsIfNothingHadHappened(double part, @TempDir Path folder)
      throws IOException, InterruptedException {
    var tuning = new KilledTuning(folder);
    Process command = tuning.type();
    command.waitFor((long) (part * life.toMillis()), TimeUnit.MILLISECONDS);

    command.destroyForcibly().waitFor();
    // The last instants are those in which the command reports on a job that is over.
    if (!tuning.isCompleted()) {
      tuning.finish();
    }

    tuning.assertEachTrainingRanOnce();
    assertThat(tuning.results()).isEqualTo(unkilled);
  }

  @ParameterizedTest
  @EnumSource(Crashpoint.Place.class)
  void aJobWhoseServerDiesAtABadMomentGoesOn(Crashpoint.Place place, @TempDir Path folder)
      throws IOException, InterruptedException {
    var tuning = new KilledTuning(folder);
    Process server = tuning.startServerThatHalts(place, times(place));
    Process command = tuning.type();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("died in time").isTrue();
    assertThat(server.exitValue()).isEqualTo(HaltingServer.HALTED);

    command.destroyForcibly().waitFor();
    tuning.finish();

    tuning.assertEachTrainingRanOnce();
    assertThat(tuning.results()).isEqualTo(unkilled);
  }

  private static int times(Crashpoint.Place place) {
    return switch (place) {
      case ROW_STORED, PROCESS_STARTED, RUNNING, EXITED, ARCHIVING -> DEADLY;
      case OUTCOME_STORED -> KilledTuning.TRAININGS;
      case ALL_ENDED -> 1;
    };
  }
}
