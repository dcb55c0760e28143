package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SliceSamplerTest {
  private static final Prior PRIOR = new Prior(ReferenceCase.SPACE, false);

  private static Likelihood likelihood() {
    Training training = ReferenceCase.training();
    return new Likelihood(
        ReferenceCase.SPACE, training.points(), training.losses(), training.repeats(), PRIOR);
  }

  @Test
  void theValueAloneIsThatWithTheGradient() {
    Likelihood likelihood = likelihood();

    double alone = likelihood.value(ReferenceCase.THETA);

    assertThat(alone).isEqualTo(likelihood.at(ReferenceCase.THETA, new double[3]));
  }

  @Test
  void drawsHaveTheMomentsOfThePosterior() {
    var sampler = new SliceSampler(likelihood(), PRIOR, new SplittableRandom(5));
    double sum = 0;
    double[] theta = PRIOR.means();
    int draws = 6000;
    for (int i = 0; i < draws; i++) {
      theta = sampler.walk(theta, 2);
      sum += theta[0];
    }

    double mean = sum / draws;

    assertThat(mean).isCloseTo(posteriorMean(), within(0.06));
  }

  /** The mean of the log length scale, by weighting draws of the prior with the likelihood. */
  private static double posteriorMean() {
    var random = new SplittableRandom(6);
    Likelihood likelihood = likelihood();
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < 60_000; i++) {
      double[] theta = PRIOR.drawUnbounded(random);
      if (PRIOR.inside(theta)) {
        double weight = Math.exp(PRIOR.penalty(theta) - likelihood.value(theta));
        weights += weight;
        sum += weight * theta[0];
      }
    }
    return sum / weights;
  }

  @Test
  void drawsStayWithinTheBounds() {
    var sampler = new SliceSampler(likelihood(), PRIOR, new SplittableRandom(7));

    for (int i = 0; i < 200; i++) {
      assertThat(PRIOR.inside(sampler.walk(PRIOR.means(), 3))).isTrue();
    }
  }
}
