package dev.clary.service.tuning;

import static dev.clary.service.training.SampleTraining.CREATED;
import static dev.clary.service.training.SampleTraining.METRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.Goal;
import dev.clary.service.AlreadyExistsException;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.TuningJobQuery.Order;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TuningJobStore} does. */
public abstract class TuningJobStoreContract {
  private static final TuningJobName NAME = new TuningJobName("digits");

  /** The store under test, with nothing in it; closed by whoever made it. */
  protected abstract TuningJobStore store();

  /** Where the training jobs of those tuning jobs are. */
  protected abstract TrainingJobStore trainingJobs();

  @Test
  void aJobReadsBackAsItWasWritten() {
    TuningJob job = SampleTuning.job("digits");

    store().insert(job);

    assertThat(store().find(NAME)).contains(job);
    assertThat(store().unfinished()).containsExactly(job);
  }

  @Test
  void anUnknownJobIsNotFound() {
    assertThat(store().find(NAME)).isEmpty();
    assertThat(store().launched(NAME)).isEmpty();
    assertThat(store().best(NAME)).isEmpty();
    assertThat(store().counts(NAME)).isEqualTo(new TrainingCounts(0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    store().insert(SampleTuning.job("digits"));

    assertThatThrownBy(() -> store().insert(SampleTuning.job("Digits")))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage(
            "A hyperparameter tuning job with the name, Digits, already exists. Choose a different"
                + " name.");
    assertThat(store().find(new TuningJobName("Digits"))).isEmpty();
  }

  @Test
  void anUpdateFromAStaleReadIsRefused() {
    TuningJob read = SampleTuning.job("digits");
    store().insert(read);
    store().update(read);

    assertThatThrownBy(() -> store().update(read)).isInstanceOf(StaleJobException.class);
    assertThatThrownBy(() -> store().update(SampleTuning.job("unknown")))
        .isInstanceOf(StaleJobException.class);
  }

  @Test
  void anUpdateAnswersWhatIsStored() {
    store().insert(SampleTuning.job("digits"));
    TuningJob failed =
        SampleTuning.job("digits")
            .with(TuningStatus.FAILED, Optional.of("No luck"), CREATED.plusMillis(7));

    TuningJob stored = store().update(failed);

    assertThat(stored).isEqualTo(failed.withVersion(1));
    assertThat(store().find(NAME)).contains(stored);
    assertThat(store().unfinished()).isEmpty();
  }

  @Test
  void aJobThatIsAskedToStopIsStoppingAndHasChanged() {
    TuningJob read = SampleTuning.job("digits");
    store().insert(read);

    store().requestStop(NAME);

    TuningJob stopping = store().find(NAME).orElseThrow();
    assertThat(stopping.stopRequested()).isTrue();
    assertThat(stopping.status()).isEqualTo(TuningStatus.STOPPING);
    assertThat(store().unfinished()).containsExactly(stopping);
    assertThatThrownBy(
            () -> store().update(read.with(TuningStatus.COMPLETED, Optional.empty(), CREATED)))
        .isInstanceOf(StaleJobException.class);
  }

  @Test
  void whatEndedIsNotAskedToStop() {
    store().insert(SampleTuning.job("digits"));
    TuningJob ended =
        store()
            .update(
                SampleTuning.job("digits").with(TuningStatus.COMPLETED, Optional.empty(), CREATED));

    store().requestStop(NAME);
    store().requestStop(new TuningJobName("unknown"));

    assertThat(store().find(NAME)).contains(ended);
  }

  @Test
  void aListIsFilteredSortedAndPaged() {
    store().insert(SampleTuning.job("b1"));
    store().insert(SampleTuning.job("a1"));
    store().insert(SampleTuning.job("a2"));
    store()
        .update(
            SampleTuning.job("a1")
                .with(TuningStatus.FAILED, Optional.empty(), CREATED.plusSeconds(9)));

    assertThat(names(query(Optional.empty(), "", Order.NAME, 0, 10))).isEqualTo("a1 a2 b1");
    assertThat(names(query(Optional.empty(), "a", Order.NAME, 0, 10))).isEqualTo("a1 a2");
    assertThat(names(query(Optional.empty(), "", Order.NAME, 1, 1))).isEqualTo("a2");
    assertThat(names(query(Optional.empty(), "", Order.CREATED, 0, 10))).isEqualTo("a1 a2 b1");
    assertThat(names(query(Optional.of(TuningStatus.IN_PROGRESS), "", Order.STATUS, 0, 10)))
        .isEqualTo("a2 b1");
  }

  @Test
  void aListIsFilteredByTime() {
    store().insert(SampleTuning.job("a1"));
    store().insert(SampleTuning.job("a2"));
    store()
        .update(
            SampleTuning.job("a1")
                .with(TuningStatus.FAILED, Optional.empty(), CREATED.plusSeconds(9)));
    var later = new TimeRange(Optional.of(CREATED.plusSeconds(1)), Optional.empty());

    assertThat(names(timed(later, TimeRange.ALL))).isEmpty();
    assertThat(names(timed(TimeRange.ALL, later))).isEqualTo("a1");
    assertThat(names(timed(TimeRange.ALL, new TimeRange(Optional.empty(), later.after()))))
        .isEqualTo("a2");
  }

  private static TuningJobQuery query(
      Optional<TuningStatus> status, String part, Order order, int offset, int limit) {
    return new TuningJobQuery(
        status,
        Optional.of(part).filter(p -> !p.isEmpty()),
        TimeRange.ALL,
        TimeRange.ALL,
        order,
        false,
        offset,
        limit);
  }

  private static TuningJobQuery timed(TimeRange created, TimeRange modified) {
    return new TuningJobQuery(
        Optional.empty(), Optional.empty(), created, modified, Order.NAME, true, 0, 10);
  }

  private String names(TuningJobQuery query) {
    return String.join(" ", store().list(query).stream().map(job -> job.name().value()).toList());
  }

  @Test
  void everyTrainingJobIsCountedOnce() {
    store().insert(SampleTuning.job("digits"));
    launch(1, 0.5);
    end(completed(2), 0.5);
    end(completed(3), Double.NaN);
    end(
        SampleTraining.failed(FailureKind.ALGORITHM, "bad", SampleTraining.launched("digits", 4)),
        1);
    end(
        SampleTraining.failed(
            FailureKind.INFRASTRUCTURE, "gone", SampleTraining.launched("digits", 5)),
        1);
    end(timedOut(6), 0.25);
    stopped(7);
    launch(8, Double.NaN);
    trainingJobs().insert(SampleTraining.launched("letters", 1));

    assertThat(store().counts(NAME)).isEqualTo(new TrainingCounts(2, 2, 2, 1, 1, 2, 2, 4));
  }

  @Test
  void launchedJobsAreKnownByNumber() {
    store().insert(SampleTuning.job("digits"));
    end(completed(2), 0.5);
    launch(1, 0.5);
    stopped(3);
    end(timedOut(4), 0.25);
    end(
        SampleTraining.failed(FailureKind.ALGORITHM, "bad", SampleTraining.launched("digits", 5)),
        1);

    assertThat(store().launched(NAME))
        .containsExactlyElementsOf(
            trainingJobs().list(TrainingJobQuery.of("digits")).stream()
                .map(job -> LaunchedJob.of(job, METRIC))
                .toList())
        .extracting(LaunchedJob::objectiveStatus)
        .containsExactly(
            ObjectiveStatus.PENDING,
            ObjectiveStatus.SUCCEEDED,
            ObjectiveStatus.FAILED,
            ObjectiveStatus.SUCCEEDED,
            ObjectiveStatus.FAILED);
  }

  @Test
  void theBestOfEqualsIsTheEarliest() {
    store().insert(SampleTuning.job("digits"));
    end(completed(3), 0.25);
    end(completed(1), 0.5);
    end(completed(2), 0.25);
    launch(4, 0.125);
    end(
        SampleTraining.failed(FailureKind.ALGORITHM, "bad", SampleTraining.launched("digits", 5)),
        0);

    assertThat(store().best(NAME)).contains(SampleTraining.launched("digits", 2).name());
  }

  @Test
  void theBestIsTheLargestWhereLargeIsGood() {
    TuningSpec spec = SampleTuning.spec("digits");
    store()
        .insert(
            SampleTuning.job(
                SampleTuning.spec("digits", spec.space(), spec.limits(), Goal.MAXIMIZE)));
    end(completed(1), -3);
    end(completed(2), -1);
    end(completed(3), -2);

    assertThat(store().best(NAME)).contains(SampleTraining.launched("digits", 2).name());
  }

  private static TrainingJob completed(int number) {
    return SampleTraining.in(TrainingStatus.COMPLETED, SampleTraining.launched("digits", number));
  }

  private static TrainingJob timedOut(int number) {
    return SampleTraining.in(TrainingStatus.STOPPED, SampleTraining.launched("digits", number));
  }

  private void stopped(int number) {
    launch(number, 0.125);
    trainingJobs().requestStop(SampleTraining.launched("digits", number).name());
    trainingJobs().update(timedOut(number));
  }

  private void end(TrainingJob job, double value) {
    launch(job.spec().origin().orElseThrow().number(), value);
    trainingJobs().update(job);
  }

  private void launch(int number, double value) {
    TrainingJob job = SampleTraining.launched("digits", number);
    TrainingJobName name = job.name();
    trainingJobs().insert(job);
    trainingJobs().append(name, SampleTraining.chunk(0, value));
  }
}
