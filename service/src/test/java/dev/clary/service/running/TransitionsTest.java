package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Execution;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.SettableTime;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The row of a job and the end it is brought to, with time that a test moves. */
final class TransitionsTest {
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final InMemoryTrainingJobStore store = new InMemoryTrainingJobStore();
  private final SettableTime time = new SettableTime();
  private final List<TrainingStatus> told = new ArrayList<>();
  private final Wishes wishes = new Wishes();
  private final Deaf program = new Deaf();
  private JobRecord record;

  /** What others want of the job. */
  private static final class Wishes implements TrainingRun.Context {
    private boolean stop;

    @Override
    public boolean isStopRequested() {
      return stop;
    }

    @Override
    public boolean isClosing() {
      return false;
    }

    @Override
    public int running() {
      return 1;
    }

    @Override
    public SpareDirectory spare() {
      throw new AssertionError("nothing is started here");
    }
  }

  /** A program that does not end whatever it is told, and remembers it. */
  private static final class Deaf implements Execution {
    private final List<String> heard = new ArrayList<>();

    @Override
    public String handle() {
      return "1";
    }

    @Override
    public Optional<End> await(Duration limit) {
      return Optional.empty();
    }

    @Override
    public Path output() {
      return Path.of("output.log");
    }

    @Override
    public void terminate() {
      heard.add("terminate");
    }

    @Override
    public void kill() {
      heard.add("kill");
    }
  }

  @BeforeEach
  void insert() {
    TrainingJob job = SampleTraining.job("a");
    store.insert(job);
    record = new JobRecord(job, store, time, changed -> told.add(changed.status()));
    record.begin();
    record.launching();
  }

  private Ending ending() {
    var settings =
        new RunnerSettings(
            Path.of("jobs"), 1, GRACE, RunnerSettings.POLL, "r", name -> "arn:" + name);
    return new Ending(record, settings, wishes, time);
  }

  private TrainingJob stored() {
    return store.find(record.job().name()).orElseThrow();
  }

  @Test
  void everyChangeIsStoredAndEveryChangeOfStatusTold() {
    record.running("12");
    record.finishing(0);
    record.end(SecondaryStatus.COMPLETED, "done", 0);

    assertThat(stored().status()).isEqualTo(TrainingStatus.COMPLETED);
    assertThat(stored().attempt().orElseThrow().handle()).contains("12");
    assertThat(told).containsExactly(TrainingStatus.COMPLETED);
  }

  @Test
  void anotherAttemptGoesBackToStarting() {
    record.beginAgain("it vanished");

    assertThat(stored().secondaryStatus()).isEqualTo(SecondaryStatus.STARTING);
    assertThat(stored().message()).endsWith("it vanished");
    assertThat(stored().attempt().orElseThrow().number()).isEqualTo(2);
    assertThat(told).isEmpty();
  }

  @Test
  void aProgramIsAskedOnceAndEndedAfterTheGrace() throws IOException {
    Ending ending = ending();
    ending.decide(program);
    wishes.stop = true;

    ending.decide(program);
    time.advance(GRACE.minusMillis(1));
    ending.decide(program);
    assertThat(program.heard).containsExactly("terminate");
    time.advance(Duration.ofMillis(1));
    ending.decide(program);

    assertThat(program.heard).containsExactly("terminate", "kill");
    assertThat(stored().secondaryStatus()).isEqualTo(SecondaryStatus.STOPPING);
    assertThat(told).containsExactly(TrainingStatus.STOPPING);
  }

  @Test
  void theLimitOfTimeIsOverAllAttempts() throws IOException {
    time.advance(Duration.ofMinutes(90));
    record.beginAgain("it vanished");
    record.launching();
    Ending ending = ending();

    time.advance(Duration.ofMinutes(29));
    ending.decide(program);
    assertThat(program.heard).isEmpty();
    time.advance(Duration.ofMinutes(1));
    ending.decide(program);

    assertThat(program.heard).containsExactly("terminate");
    assertThat(stored().message()).contains("longer than it is allowed to");
  }

  @Test
  void anotherServerAsksAgainAndGivesTheGraceAnew() throws IOException {
    wishes.stop = true;
    ending().decide(program);
    time.advance(GRACE);

    Ending resumed = ending();
    resumed.resume(program);
    resumed.decide(program);

    assertThat(program.heard).containsExactly("terminate", "terminate");
  }
}
