package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparameterFitTest {
  private static final ModelSpace SPACE = RandomPoints.space(3, 1, 3);

  private static double[] fit(Training training) {
    SearchSpace unused = SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR));
    History history = History.empty(unused, Goal.MINIMIZE, 1, 10);
    return new HyperparameterFit(SPACE, history, new FitMemory(), Deadline.none()).fit(training);
  }

  private static Likelihood likelihood(Training training, Prior prior) {
    double[] targets = OutputTransform.fit(training.losses()).targets();
    return new Likelihood(SPACE, training.points(), targets, training.repeats(), prior);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 24, 40})
  void noStartLeadsToMuchLikelierHyperparameters(int size) {
    var random = new SplittableRandom(size);
    Training training = RandomPoints.training(SPACE, size, random);
    var prior = new Prior(SPACE, true);
    Likelihood likelihood = likelihood(training, prior);

    double found = likelihood.value(fit(training));

    var patient = new BoundedMinimizer.Effort(200, 0.5, 1e-6);
    for (int start = 0; start < 6; start++) {
      double other =
          new BoundedMinimizer(
                  likelihood, prior.lower(), prior.upper(), patient, Curvature.unknown())
              .from(start == 0 ? prior.means() : prior.draw(random));
      assertThat(found).isLessThan(other + 0.3);
    }
  }

  /** Of many observations one explanation is followed, which need not be the likeliest of all. */
  @ParameterizedTest
  @ValueSource(ints = {60, 90, 200, 256})
  void morePatienceLeadsToNoMuchLikelierHyperparameters(int size) {
    Training training = RandomPoints.training(SPACE, size, new SplittableRandom(size));
    var prior = new Prior(SPACE, true);
    Likelihood likelihood = likelihood(training, prior);
    double[] fitted = fit(training);

    double found = likelihood.value(fitted);

    var patient = new BoundedMinimizer.Effort(400, 0.5, 1e-8);
    double refined =
        new BoundedMinimizer(likelihood, prior.lower(), prior.upper(), patient, Curvature.unknown())
            .from(fitted);
    assertThat(found).isLessThan(refined + 0.3);
  }

  @Test
  void dimensionsThatMatterGetShorterLengthsThanThoseThatDoNot() {
    Training training = RandomPoints.training(SPACE, 80, new SplittableRandom(7));

    double[] theta = fit(training); // the losses bend with the first number and the category

    assertThat(theta[0]).isLessThan(theta[1] - 0.5).isLessThan(theta[2] - 0.5);
  }

  @Test
  void ofManyObservationsAFewMoreDoNotChangeTheFit() {
    Training training = RandomPoints.training(SPACE, 380, new SplittableRandom(8));

    assertThat(fit(training.prefix(345))).isEqualTo(fit(training.prefix(380)));
    assertThat(fit(training.prefix(330))).isNotEqualTo(fit(training.prefix(350)));
  }

  @Test
  void theSizesOfTheChainGrowByAQuarter() {
    assertThat(HyperparameterFit.before(16)).isZero();
    assertThat(HyperparameterFit.before(17)).isEqualTo(16);
    assertThat(HyperparameterFit.before(21)).isEqualTo(20);
    for (int size = 17; size < 20_000; size++) {
      assertThat(HyperparameterFit.before(size)).isBetween((int) (size / 1.3), size - 1);
    }
  }
}
