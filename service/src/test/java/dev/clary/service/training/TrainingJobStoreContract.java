package dev.clary.service.training;

import static dev.clary.service.training.SampleTraining.CREATED;
import static dev.clary.service.training.SampleTraining.METRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link TrainingJobStore} does. */
public abstract class TrainingJobStoreContract {
  private static final TrainingJobName NAME = new TrainingJobName("alone");

  /** The store under test, with nothing in it; closed by whoever made it. */
  protected abstract TrainingJobStore store();

  @Test
  void whatDoesNotWaitForTheDiskIsSeenAtOnce() {
    TrainingJob job = SampleTraining.job("lazy");

    store().insert(job, Durability.PROCESS);
    store().update(job.in(SecondaryStatus.STARTING, "soon", CREATED), Durability.PROCESS);

    assertThat(store().find(job.name()).orElseThrow().message()).isEqualTo("soon");
    store().flush();
    assertThat(store().find(job.name()).orElseThrow().message()).isEqualTo("soon");
  }

  @Test
  void aJobReadsBackAsItWasWritten() {
    TrainingJob job = SampleTraining.launched("digits", 7);

    store().insert(job);

    assertThat(store().find(job.name())).contains(job);
    assertThat(store().list(TrainingJobQuery.of("digits"))).containsExactly(job);
  }

  @Test
  void aJobThatEndedReadsBackAsItWasWritten() {
    var latest =
        List.of(
            new MetricPoint("a", 1e-300, CREATED, 3), new MetricPoint("b", 0.1 + 0.2, CREATED, 4));
    TrainingJob job = ended(SampleTraining.job("alone"), latest);

    store().insert(job);

    assertThat(store().find(NAME)).contains(job);
  }

  @Test
  void anAttemptIsKnownFromTheMomentItIsPrepared() {
    store().insert(SampleTraining.job("alone"));

    for (Attempt attempt :
        List.of(
            new Attempt(1, AttemptStage.PREPARING, Optional.empty(), Optional.empty()),
            new Attempt(1, AttemptStage.RUNNING, Optional.of("17@1"), Optional.empty()),
            new Attempt(1, AttemptStage.FINISHING, Optional.empty(), Optional.of(0)))) {
      store().update(SampleTraining.in(attempt, SampleTraining.job("alone")));

      assertThat(store().find(NAME).flatMap(TrainingJob::attempt)).contains(attempt);
    }
  }

  private static TrainingJob ended(TrainingJob job, List<MetricPoint> latest) {
    return new TrainingJob(
        job.spec(),
        TrainingStatus.FAILED,
        List.of(
            new Transition(SecondaryStatus.STARTING, CREATED, Optional.of(CREATED), "Starting"),
            new Transition(SecondaryStatus.FAILED, CREATED, Optional.empty(), "Failed")),
        Optional.of(new Attempt(2, AttemptStage.FINISHING, Optional.of("17@1"), Optional.of(3))),
        Optional.of(new Failure(FailureKind.ALGORITHM, "AlgorithmError: exit code 3")),
        latest,
        true,
        CREATED,
        CREATED.plusMillis(1));
  }

  @Test
  void anUnknownJobIsNotFound() {
    assertThat(store().find(NAME)).isEmpty();
    assertThat(store().metrics(NAME)).isEmpty();
    assertThat(store().log(NAME, 0, 10)).isEmpty();
    assertThat(store().lineCount(NAME)).isZero();
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    store().insert(SampleTraining.job("alone"));

    assertThatThrownBy(() -> store().insert(SampleTraining.job("Alone")))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Alone");
    assertThat(store().find(new TrainingJobName("Alone"))).isEmpty();
    assertThat(store().unfinished()).hasSize(1);
  }

  @Test
  void oneSuggestionIsLaunchedOnlyOnce() {
    TrainingJob job = SampleTraining.launched("digits", 1);
    store().insert(job);
    var spec =
        new TrainingSpec(
            new TrainingJobName("other"),
            job.spec().owner(),
            job.spec().origin(),
            job.spec().definition(),
            "");
    TrainingJob twin =
        new TrainingJob(
            spec,
            job.status(),
            job.transitions(),
            job.attempt(),
            job.failure(),
            job.latestMetrics(),
            false,
            job.createdAt(),
            job.modifiedAt());

    assertThatThrownBy(() -> store().insert(twin)).isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void anUpdateWritesTheStateAndNothingElse() {
    store().insert(SampleTraining.job("alone"));
    store().append(NAME, SampleTraining.chunk(0, 0.5));
    store().requestStop(NAME);

    store().update(ended(SampleTraining.job("alone"), List.of()));

    TrainingJob expected =
        ended(SampleTraining.job("alone"), List.of(new MetricPoint(METRIC, 0.5, CREATED, 0)));
    assertThat(store().find(NAME)).contains(expected);
  }

  @Test
  void anUpdateDoesNotTakeBackAStop() {
    store().insert(SampleTraining.job("alone"));
    store().requestStop(NAME);

    store().update(SampleTraining.job("alone"));

    assertThat(store().find(NAME)).map(TrainingJob::stopRequested).contains(true);
  }

  @Test
  void anUpdateOfAnUnknownJobIsABug() {
    assertThatThrownBy(() -> store().update(SampleTraining.job("alone")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatEndedIsNotAskedToStop() {
    TrainingJob job = SampleTraining.in(TrainingStatus.COMPLETED, SampleTraining.job("alone"));
    store().insert(job);

    store().requestStop(NAME);
    store().requestStop(new TrainingJobName("unknown"));

    assertThat(store().find(NAME)).contains(job);
  }

  @Test
  void unfinishedJobsComeOldestFirst() {
    store().insert(SampleTraining.job("third", CREATED.plusSeconds(2)));
    store().insert(SampleTraining.job("first", CREATED));
    store().insert(SampleTraining.in(TrainingStatus.STOPPED, SampleTraining.job("ended", CREATED)));
    store()
        .insert(
            SampleTraining.in(
                TrainingStatus.STOPPING, SampleTraining.job("second", CREATED.plusSeconds(1))));

    List<TrainingJob> unfinished = store().unfinished();

    assertThat(unfinished)
        .extracting(job -> job.name().value())
        .containsExactly("first", "second", "third");
  }

  @Test
  void linesAndValuesReadBackInTheirOrder() {
    store().insert(SampleTraining.job("alone"));
    var lines =
        Stream.iterate(0L, i -> i + 1).limit(5).map(TrainingJobStoreContract::line).toList();
    var points =
        List.of(
            new MetricPoint(METRIC, Double.NaN, CREATED, 1),
            new MetricPoint("auc", Double.NEGATIVE_INFINITY, CREATED, 1),
            new MetricPoint(METRIC, 0.1, CREATED, 3));

    store().append(NAME, new OutputChunk(1, 99, lines, points, List.of(points.get(2))));

    assertThat(store().log(NAME, 0, 100)).isEqualTo(lines);
    assertThat(store().log(NAME, 1, 2)).isEqualTo(lines.subList(1, 3));
    assertThat(store().metrics(NAME)).isEqualTo(points);
    assertThat(store().lineCount(NAME)).isEqualTo(5);
    assertThat(store().position(NAME, 1)).isEqualTo(new OutputPosition(99, 5));
    assertThat(store().find(NAME).orElseThrow().latestMetrics()).containsExactly(points.get(2));
  }

  private static LogLine line(long number) {
    return new LogLine(number, Instant.ofEpochMilli(number), "Zeile " + number + " äöü \u0000#011");
  }

  @Test
  void laterChunksGoOnWhereEarlierOnesEnded() {
    store().insert(SampleTraining.job("alone"));
    store().append(NAME, SampleTraining.chunk(0, 0.5));

    store().append(NAME, SampleTraining.chunk(1, 0.25));
    store().append(NAME, SampleTraining.chunk(2, Double.NaN));

    assertThat(store().metrics(NAME))
        .extracting(MetricPoint::value)
        .containsExactly(0.5, 0.25, Double.NaN);
    assertThat(store().find(NAME).orElseThrow().latest(METRIC))
        .contains(new MetricPoint(METRIC, 0.25, CREATED.plusSeconds(1), 1));
  }

  @Test
  void eachAttemptHasAPositionOfItsOwn() {
    store().insert(SampleTraining.job("alone"));
    store().append(NAME, SampleTraining.chunk(0, 0.5));

    store().append(NAME, new OutputChunk(2, 7, List.of(line(1)), List.of(), List.of()));

    assertThat(store().position(NAME, 1)).isEqualTo(new OutputPosition(20, 2));
    assertThat(store().position(NAME, 2)).isEqualTo(new OutputPosition(7, 2));
    assertThat(store().position(NAME, 3)).isEqualTo(new OutputPosition(0, 2));
  }

  @Test
  void aChunkIsStoredWholeOrNotAtAll() {
    store().insert(SampleTraining.job("alone"));
    store().append(NAME, SampleTraining.chunk(0, 0.5));
    var again = new OutputChunk(1, 500, List.of(line(1), line(0)), List.of(), List.of());

    assertThatThrownBy(() -> store().append(NAME, again)).isInstanceOf(RuntimeException.class);

    assertThat(store().lineCount(NAME)).isEqualTo(1);
    assertThat(store().position(NAME, 1)).isEqualTo(new OutputPosition(20, 1));
  }

  @Test
  void outputOfAnUnknownJobIsABug() {
    assertThatThrownBy(() -> store().append(NAME, SampleTraining.chunk(0, 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListIsSortedAndTiesAreSortedByName(boolean descending) {
    store().insert(SampleTraining.job("b", CREATED));
    store().insert(SampleTraining.job("c", CREATED.plusSeconds(1)));
    store().insert(SampleTraining.job("a", CREATED));
    store().update(SampleTraining.in(TrainingStatus.COMPLETED, SampleTraining.job("b", CREATED)));

    String later = descending ? "c b a" : "a b c";
    assertThat(names(query(Order.NAME, descending))).isEqualTo(later);
    assertThat(names(query(Order.CREATED, descending))).isEqualTo(descending ? "c a b" : "a b c");
    assertThat(names(query(Order.STATUS, descending))).isEqualTo(descending ? "a c b" : "b a c");
  }

  @Test
  void aListByObjectiveLeavesOutJobsWithoutAValue() {
    for (int i = 1; i <= 4; i++) {
      store().insert(SampleTraining.launched("digits", i));
    }
    store().append(launchedName(1), SampleTraining.chunk(0, 0.3));
    store().append(launchedName(2), SampleTraining.chunk(0, -5));
    store().append(launchedName(4), SampleTraining.chunk(0, 12));

    assertThat(names(query(Order.OBJECTIVE, false)))
        .isEqualTo("digits-002-0123abcd digits-001-0123abcd digits-004-0123abcd");
    assertThat(names(query(Order.OBJECTIVE, true)))
        .isEqualTo("digits-004-0123abcd digits-001-0123abcd digits-002-0123abcd");
  }

  @Test
  void aListByAnObjectiveThatIsNotNamedIsEmpty() {
    store().insert(SampleTraining.job("alone"));
    store().append(NAME, SampleTraining.chunk(0, 0.3));
    TrainingJobQuery query = query(Order.OBJECTIVE, false);

    List<TrainingJob> jobs =
        store()
            .list(
                new TrainingJobQuery(
                    query.tuningJob(),
                    query.status(),
                    query.nameContains(),
                    query.created(),
                    query.modified(),
                    query.order(),
                    false,
                    Optional.empty(),
                    0,
                    100));

    assertThat(jobs).isEmpty();
  }

  private static TrainingJobName launchedName(int number) {
    return SampleTraining.launched("digits", number).name();
  }

  @Test
  void aListIsPaged() {
    for (int i = 0; i < 5; i++) {
      store().insert(SampleTraining.job("job" + i));
      store().append(new TrainingJobName("job" + i), SampleTraining.chunk(0, i));
    }

    assertThat(names(paged(0, 2))).isEqualTo("job0 job1");
    assertThat(names(paged(4, 2))).isEqualTo("job4");
    assertThat(names(paged(5, 2))).isEmpty();
  }

  private static TrainingJobQuery paged(int offset, int limit) {
    TrainingJobQuery all = query(Order.NAME, false);
    return new TrainingJobQuery(
        all.tuningJob(),
        all.status(),
        all.nameContains(),
        all.created(),
        all.modified(),
        all.order(),
        false,
        all.objective(),
        offset,
        limit);
  }

  @Test
  void aListIsFiltered() {
    store().insert(SampleTraining.launched("digits", 1));
    store().insert(SampleTraining.launched("letters", 1));
    store().insert(SampleTraining.job("alone", CREATED.plusSeconds(60)));
    store()
        .update(SampleTraining.in(TrainingStatus.COMPLETED, SampleTraining.launched("digits", 1)));

    assertThat(names(TrainingJobQuery.of("letters"))).isEqualTo("letters-001-0123abcd");
    assertThat(names(filtered(Optional.of(TrainingStatus.COMPLETED), "", TimeRange.ALL)))
        .isEqualTo("digits-001-0123abcd");
    assertThat(names(filtered(Optional.empty(), "001-", TimeRange.ALL)))
        .isEqualTo("digits-001-0123abcd letters-001-0123abcd");
    var fromThenOn = new TimeRange(Optional.of(CREATED.plusSeconds(60)), Optional.empty());
    assertThat(names(filtered(Optional.empty(), "", fromThenOn))).isEqualTo("alone");
    var untilThen = new TimeRange(Optional.empty(), Optional.of(CREATED.plusSeconds(60)));
    assertThat(names(filtered(Optional.empty(), "", untilThen)))
        .isEqualTo("digits-001-0123abcd letters-001-0123abcd");
  }

  private static TrainingJobQuery filtered(
      Optional<TrainingStatus> status, String part, TimeRange created) {
    return new TrainingJobQuery(
        Optional.empty(),
        status,
        Optional.of(part).filter(p -> !p.isEmpty()),
        created,
        TimeRange.ALL,
        Order.NAME,
        false,
        Optional.empty(),
        0,
        100);
  }

  @Test
  void aListIsFilteredByTheTimeOfChange() {
    store().insert(SampleTraining.job("a"));
    store().insert(SampleTraining.job("b"));
    store().update(SampleTraining.in(TrainingStatus.COMPLETED, SampleTraining.job("b")));
    TrainingJobQuery all = query(Order.NAME, false);
    var changed =
        new TrainingJobQuery(
            all.tuningJob(),
            all.status(),
            all.nameContains(),
            all.created(),
            new TimeRange(
                Optional.of(CREATED.plusSeconds(1)), Optional.of(CREATED.plusSeconds(61))),
            all.order(),
            false,
            all.objective(),
            0,
            100);

    assertThat(names(changed)).isEqualTo("b");
  }

  private static TrainingJobQuery query(Order order, boolean descending) {
    return new TrainingJobQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TimeRange.ALL,
        TimeRange.ALL,
        order,
        descending,
        Optional.of(METRIC),
        0,
        100);
  }

  private String names(TrainingJobQuery query) {
    return String.join(" ", store().list(query).stream().map(job -> job.name().value()).toList());
  }
}
