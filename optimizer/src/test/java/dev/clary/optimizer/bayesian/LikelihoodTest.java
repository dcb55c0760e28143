package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelihoodTest {
  private static final ModelSpace MIXED =
      new ModelSpace(
          SearchSpace.of(
              new ContinuousRange("x", 0, 1, Scaling.LINEAR),
              new CategoricalRange("c", List.of("a", "b", "c")),
              new ContinuousRange("y", 0, 1, Scaling.LINEAR)));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void gradientsAgreeWithCentralDifferences(long seed) {
    var random = new SplittableRandom(seed);
    var prior = new Prior(MIXED, seed % 2 == 0);
    Likelihood likelihood = randomLikelihood(random, prior);
    for (int repetition = 0; repetition < 10; repetition++) {
      double[] theta = prior.draw(random);
      theta[4] = Math.max(theta[4], Math.log(1e-2)); // differences need well-conditioned matrices
      double[] gradient = new double[theta.length];

      likelihood.value(theta);
      likelihood.gradient(gradient);

      for (int t = 0; t < theta.length; t++) {
        double difference = centralDifference(likelihood, theta, t);
        assertThat(gradient[t])
            .as("parameter %d at repetition %d", t, repetition)
            .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
      }
    }
  }

  private static Likelihood randomLikelihood(SplittableRandom random, Prior prior) {
    double[][] points = new double[14][];
    double[] repeats = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.doubles(3).toArray();
      MIXED.snap(points[i]);
      repeats[i] = 1 + random.nextInt(3);
    }
    points[5] = points[4].clone();
    double[] targets = random.doubles(points.length, -2, 2).toArray();
    return new Likelihood(MIXED, points, targets, repeats, prior);
  }

  private static double centralDifference(Likelihood likelihood, double[] theta, int t) {
    double step = 1e-4;
    double[] moved = theta.clone();
    moved[t] = theta[t] + step;
    double above = likelihood.value(moved);
    moved[t] = theta[t] - step;
    double below = likelihood.value(moved);
    return (above - below) / (2 * step);
  }

  @Test
  void theValueAgreesWithTheReferenceCase() {
    var space = ReferenceCase.SPACE;
    var prior = new Prior(space, false);
    var likelihood =
        new Likelihood(
            space, ReferenceCase.POINTS, ReferenceCase.TARGETS, new double[] {1, 1, 1}, prior);

    double value = likelihood.value(ReferenceCase.THETA);

    // The reference has mean 0; a free mean m lowers the fit by m (1'K^-1 z) / 2.
    double mean = 0.2307568272550708;
    double withoutPrior = value - prior.penalty(ReferenceCase.THETA);
    double reduction = ReferenceCase.sumOfWeights() * mean / 2;
    assertThat(withoutPrior)
        .isCloseTo(
            3.8804623073579867 - reduction,
            within(1e-8)); // the reference correlations have 8 digits
  }
}
