package dev.clary.optimizer.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TuningTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 1e-4, 1, Scaling.LOGARITHMIC));

  private static double bowl(Assignment assignment) {
    double x = Double.parseDouble(assignment.get("x")) - 0.7;
    double y = Math.log10(Double.parseDouble(assignment.get("y"))) + 2;
    return x * x + y * y;
  }

  @Test
  void aFunctionIsMinimizedInOneLine() {
    TuningResult result = Tuning.minimize(SPACE, TuningTest::bowl, 25);

    assertThat(result.value().orElseThrow()).isLessThan(0.01);
    assertThat(result.history().observations()).hasSize(25);
    assertThat(result.assignment()).isPresent();
  }

  @Test
  void maximizingTheNegativeFindsTheSame() {
    TuningResult least = Tuning.minimize(SPACE, TuningTest::bowl, 12);

    TuningResult largest = Tuning.maximize(SPACE, assignment -> -bowl(assignment), 12);

    assertThat(largest.assignment()).isEqualTo(least.assignment());
  }

  @Test
  void asManyEvaluationsRunAtATimeAsAsked() {
    var together = new CountDownLatch(3);
    Objective waitsForTheOthers =
        assignment -> {
          together.countDown();
          assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
          return bowl(assignment);
        };

    TuningResult result =
        Tuning.of(SPACE, Goal.MINIMIZE)
            .withParallel(3)
            .withStrategy(new RandomSearch())
            .run(waitsForTheOthers, 8);

    assertThat(result.history().observations()).hasSize(8);
    assertThat(result.history().pending()).isEmpty();
  }

  @Test
  void exceptionsAreFailuresAndTuningGoesOn() {
    var calls = new AtomicInteger();

    TuningResult result =
        Tuning.minimize(
            SPACE,
            assignment -> {
              if (calls.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("crash");
              }
              return bowl(assignment);
            },
            9);

    assertThat(result.history().observations())
        .filteredOn(o -> o.failure().equals(java.util.Optional.of(FailureKind.ALGORITHM)))
        .hasSize(3);
    assertThat(result.summary()).contains("9 evaluated, 3 of them failed");
  }

  @Test
  void everyObservationIsReported() {
    var reported = new ArrayList<Observation>();

    TuningResult result =
        Tuning.of(SPACE, Goal.MINIMIZE)
            .withSeed(3)
            .withProgress(reported::add)
            .run(TuningTest::bowl, 6);

    assertThat(reported).isEqualTo(result.history().observations());
  }

  @Test
  void theResultExplainsItself() {
    TuningResult result = Tuning.minimize(SPACE, TuningTest::bowl, 10);

    assertThat(result.explanations()).hasSize(10);
    assertThat(result.summary())
        .contains("best ")
        .contains("x = ")
        .contains("tried because: ")
        .contains("not reliable yet: what matters: x ")
        .contains("still to gain: ");
    assertThat(result.importances().parameters()).hasSize(2);
    assertThat(result.convergence().observations()).isEqualTo(10);
  }

  @Test
  void anExhaustedSpaceEndsTuning() {
    var space = SearchSpace.of(new CategoricalRange("c", List.of("a", "b")));

    TuningResult result = Tuning.minimize(space, assignment -> 1, 10);

    assertThat(result.history().observations()).hasSize(2);
  }

  @Test
  void anInterruptionEndsTuningWithWhatWasFound() {
    var reported = new AtomicInteger();

    TuningResult result =
        Tuning.of(SPACE, Goal.MINIMIZE)
            .withProgress(
                observation -> {
                  if (reported.incrementAndGet() == 3) {
                    Thread.currentThread().interrupt();
                  }
                })
            .run(TuningTest::bowl, 50);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.history().observations()).hasSize(3);
  }

  @Test
  void allFailingIsNoResult() {
    TuningResult result = Tuning.minimize(SPACE, assignment -> Double.NaN, 4);

    assertThat(result.best()).isEmpty();
    assertThat(result.value()).isEmpty();
  }

  @Test
  void fewerThanOneAtATimeIsRefused() {
    assertThatThrownBy(() -> Tuning.of(SPACE, Goal.MINIMIZE).withParallel(0))
        .hasMessage("evaluations at a time must be 1 or more, got 0");
  }
}
