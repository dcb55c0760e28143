package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitMemoryTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 1e-4, 1, Scaling.LOGARITHMIC),
          new CategoricalRange("c", List.of("a", "b", "c")));

  private static History history(int observations, long seed) {
    var random = new SplittableRandom(seed);
    History history = History.empty(SPACE, Goal.MINIMIZE, seed, 1000);
    for (int number = 1; number <= observations; number++) {
      history = history.told(observation(number, random));
    }
    return history;
  }

  private static Observation observation(int number, SplittableRandom random) {
    double[] point = random.doubles(3).toArray();
    Assignment assignment = SPACE.decode(point);
    return Observation.succeeded(number, assignment, Math.cos(4 * point[0]) + point[1] * point[2]);
  }

  @Test
  void aSearchUnderWayAndOneStartedAnewSuggestTheSame() {
    var underWay = new BayesianSearch();
    History history = history(14, 3);
    for (int i = 0; i < 30; i++) {
      List<Suggestion> next = underWay.suggest(history, 1);

      assertThat(new BayesianSearch().suggest(history, 1)).isEqualTo(next);

      double loss = Math.sin(i) + 0.1 * i;
      history =
          history.told(Observation.succeeded(next.get(0).number(), next.get(0).assignment(), loss));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 257, 700})
  void whatIsRememberedOfOtherHistoriesDoesNotMatter(int observations) {
    var experienced = new BayesianSearch();
    History history = history(observations, 4);
    Observation changed = observation(7, new SplittableRandom(99));
    experienced.suggest(history.told(changed), 1);
    experienced.suggest(history(observations, 5), 1);

    List<Suggestion> next = experienced.suggest(history, 2);

    assertThat(next).isEqualTo(new BayesianSearch().suggest(history, 2));
  }

  @Test
  void manyThreadsGetWhatOneGets()
      throws InterruptedException, ExecutionException, TimeoutException {
    var histories = new ArrayList<History>();
    for (int i = 0; i < 12; i++) {
      histories.add(history(18 + 7 * (i / 2), i % 2));
    }
    var alone = new ArrayList<List<Suggestion>>();
    histories.forEach(history -> alone.add(new BayesianSearch().suggest(history, 2)));
    var shared = new BayesianSearch();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      var together = new ArrayList<Future<List<Suggestion>>>();
      histories.forEach(h -> together.add(threads.submit(() -> shared.suggest(h, 2))));

      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).get(1, TimeUnit.MINUTES)).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theLeastRecentlyAskedForIsForgotten() {
    var memory = new FitMemory();
    var fit = new Fit(new double[] {1}, Curvature.unknown());
    memory.put(key(0), fit);
    memory.put(key(1), fit);
    for (int i = 2; i < 1000; i++) {
      memory.put(key(i), fit);
      memory.find(key(0));
    }

    assertThat(memory.find(key(0))).containsSame(fit);
    assertThat(memory.find(key(1))).isEmpty();
    assertThat(memory.find(key(999))).containsSame(fit);
  }

  private static ByteBuffer key(int number) {
    return ByteBuffer.allocate(4).putInt(0, number);
  }

  @Test
  void trainingsThatDifferAnywhereHaveDifferentDigests() {
    ModelSpace space = RandomPoints.space(2, 1, 3);
    Training training = RandomPoints.training(space, 5, new SplittableRandom(1));
    var trainings = new ArrayList<Training>();
    trainings.add(training);
    trainings.add(training.prefix(4));
    trainings.add(training.rows(new int[] {1, 0, 2, 3, 4}));
    for (int i = 0; i < 5; i++) {
      trainings.add(
          new Training(training.points(), nudged(training.losses(), i), training.repeats()));
      trainings.add(
          new Training(training.points(), training.losses(), nudged(training.repeats(), i)));
      double[][] points = training.points().clone();
      points[i] = nudged(points[i], i % 3);
      trainings.add(new Training(points, training.losses(), training.repeats()));
    }

    var digests = new HashSet<ByteBuffer>();
    trainings.forEach(other -> digests.add(new TrainingDigest(space, 1).of(other)));
    digests.add(new TrainingDigest(space, 2).of(training));
    digests.add(new TrainingDigest(RandomPoints.space(2, 1, 4), 1).of(training));

    assertThat(digests).hasSize(trainings.size() + 2);
    assertThat(digests).contains(new TrainingDigest(space, 1).of(training.prefix(5)));
  }

  private static double[] nudged(double[] values, int index) {
    double[] nudged = Arrays.copyOf(values, values.length);
    nudged[index] = Math.nextUp(nudged[index]);
    return nudged;
  }
}
