package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurrogateTest {
  private static final double[][] MIDDLE = {{.5}};

  private static Surrogate reference(List<double[]> pending) {
    return Surrogate.of(
            new Kernel(ReferenceCase.SPACE, ReferenceCase.THETA),
            ReferenceCase.training(),
            ReferenceCase.TARGETS,
            pending)
        .orElseThrow();
  }

  @Test
  void covariancesAgreeWithTheReferenceCase() {
    double[][] cross = reference(List.of()).crossCovariances(ReferenceCase.POINTS);

    assertThat(cross[0][1]).isCloseTo(.52399411, within(1e-8));
    assertThat(cross[0][2]).isCloseTo(.04840223, within(1e-8));
    assertThat(cross[1][2]).isCloseTo(.22521082, within(1e-8));
  }

  @Test
  void theMeanIsTheProfiledOneAndTheVarianceThatOfTheReferenceCase() {
    Surrogate surrogate = reference(List.of());
    double[][] cross = surrogate.crossCovariances(MIDDLE);

    double deviation = surrogate.deviations(cross)[0];

    assertThat(surrogate.mean()).isCloseTo(.2307568272550708, within(1e-9));
    assertThat(deviation * deviation).isCloseTo(.12887225035823824, within(1e-12));
  }

  @Test
  void thePredictionIsTheReferencePlusTheShareOfTheMeanThatDataDoNotExplain() {
    Surrogate surrogate = reference(List.of());
    double[][] cross = surrogate.crossCovariances(MIDDLE);

    double predicted = surrogate.means(cross, 0)[0];

    double[] ones = {1, 1, 1};
    surrogate.factor().solve(ones);
    double explained = 0;
    for (int i = 0; i < 3; i++) {
      explained += cross[i][0] * ones[i];
    }
    double expected = -.6022384629740353 + surrogate.mean() * (1 - explained);
    assertThat(predicted).isCloseTo(expected, within(1e-10));
  }

  @Test
  void errorsAreThoseOfPredictionsFromThePointsBefore() {
    Surrogate all = reference(List.of());
    Training two = ReferenceCase.training().prefix(2);
    double[] targets = Arrays.copyOf(ReferenceCase.TARGETS, 2);
    double[][] third = {ReferenceCase.POINTS[2]};

    double error = all.errors(ReferenceCase.TARGETS, 2)[0];

    var kernel = new Kernel(ReferenceCase.SPACE, ReferenceCase.THETA);
    Surrogate before = Surrogate.of(kernel, two, targets, List.of()).orElseThrow();
    double[][] cross = before.crossCovariances(third);
    double[] ones = {1, 1};
    before.factor().solve(ones);
    double explained = cross[0][0] * ones[0] + cross[1][0] * ones[1];
    // All three share one mean, that of all; the other two alone would have another.
    double predicted = before.means(cross, 0)[0] + (all.mean() - before.mean()) * (1 - explained);
    double deviation = Math.hypot(before.deviations(cross)[0], Math.sqrt(.01));
    assertThat(error).isCloseTo((ReferenceCase.TARGETS[2] - predicted) / deviation, within(1e-9));
  }

  @Test
  void fantasiesHaveTheMeanAndSpreadOfThePrediction() {
    double[][] pending = {{.25}, {.65}};
    double[] predicted = new double[2];
    double[] deviation = new double[2];
    for (int p = 0; p < 2; p++) {
      Surrogate before = reference(List.of());
      double[][] cross = before.crossCovariances(new double[][] {pending[p]});
      predicted[p] = before.means(cross, 0)[0];
      double sd = before.deviations(cross)[0];
      deviation[p] = Math.sqrt(sd * sd + .01);
    }
    var random = new SplittableRandom(2);
    double[][] normals = new double[4000][];
    Arrays.setAll(normals, s -> new double[] {random.nextGaussian(), random.nextGaussian()});

    Surrogate surrogate = reference(List.of(pending));
    surrogate.expect(normals);

    for (int p = 0; p < 2; p++) {
      double[] outcomes = outcomes(surrogate, p);
      assertThat(Sample.mean(outcomes)).isCloseTo(predicted[p], within(.05));
      assertThat(Math.sqrt(Sample.variance(outcomes))).isCloseTo(deviation[p], within(.03));
    }
  }

  /** Imagined outcomes at one pending point: the rows of K times the weights. */
  private static double[] outcomes(Surrogate surrogate, int pending) {
    int row = surrogate.evaluated() + pending;
    double[][] points = {{.1}, {.4}, {.9}, {.25}, {.65}};
    double[][] cross = surrogate.crossCovariances(new double[][] {points[row]});
    double[] outcomes = new double[surrogate.fantasies()];
    for (int s = 0; s < outcomes.length; s++) {
      outcomes[s] = surrogate.means(cross, s)[0] + .01 * surrogate.weights(s)[row];
    }
    return outcomes;
  }

  @Test
  void aFantasyEqualsTrainingOnItsOutcome() {
    Surrogate surrogate = reference(List.of(new double[] {.65}));
    surrogate.expect(new double[][] {{0.7}});
    double[][] cross = surrogate.crossCovariances(new double[][] {{.65}});
    double outcome = surrogate.means(cross, 0)[0] + .01 * surrogate.weights(0)[3];

    double fantasized = surrogate.means(surrogate.crossCovariances(MIDDLE), 0)[0];

    double[][] covariance = surrogate.crossCovariances(new double[][] {{.1}, {.4}, {.9}, {.65}});
    for (int i = 0; i < 4; i++) {
      covariance[i][i] += .01;
    }
    double[] weights = new double[4];
    for (int i = 0; i < 3; i++) {
      weights[i] = ReferenceCase.TARGETS[i] - surrogate.mean();
    }
    weights[3] = outcome - surrogate.mean();
    Cholesky.withJitter(covariance, 4, 4).orElseThrow().solve(weights);
    double[][] middle = surrogate.crossCovariances(MIDDLE);
    double expected = surrogate.mean();
    for (int i = 0; i < 4; i++) {
      expected += middle[i][0] * weights[i];
    }
    assertThat(fantasized).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aPendingCopyOfAnEvaluatedPointIsNoProblem() {
    Surrogate surrogate = reference(List.of(new double[] {.4}, new double[] {.4}));

    surrogate.expect(new double[][] {{1, 1}, {-1, -1}});

    assertThat(surrogate.means(surrogate.crossCovariances(MIDDLE), 1)[0]).isFinite();
    assertThat(surrogate.size()).isEqualTo(5);
  }
}
