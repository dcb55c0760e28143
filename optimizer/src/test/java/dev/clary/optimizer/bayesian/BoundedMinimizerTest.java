package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.bayesian.BoundedMinimizer.Effort;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMinimizerTest {
  private static final Effort PATIENT = new Effort(400, 0.5, 1e-14);

  /** A function that counts. */
  private abstract static class Counted implements BoundedMinimizer.Function {
    int values;
    int gradients;
    private double[] at = new double[0];

    abstract double at(double[] point);

    abstract void slopes(double[] point, double[] gradient);

    @Override
    public double value(double[] point) {
      values++;
      at = point.clone();
      return at(point);
    }

    @Override
    public void gradient(double[] gradient) {
      gradients++;
      slopes(at, gradient);
    }
  }

  /** A bowl whose axes differ in steepness. */
  private static final class Bowl extends Counted {
    private final double[] bottom;

    Bowl(double... bottom) {
      this.bottom = bottom;
    }

    @Override
    double at(double[] point) {
      double sum = 0;
      for (int i = 0; i < point.length; i++) {
        sum += (1 << i) * (point[i] - bottom[i]) * (point[i] - bottom[i]) / 2;
      }
      return sum;
    }

    @Override
    void slopes(double[] point, double[] gradient) {
      for (int i = 0; i < point.length; i++) {
        gradient[i] = (1 << i) * (point[i] - bottom[i]);
      }
    }
  }

  /** Rosenbrock's valley. */
  private static final class Valley extends Counted {
    @Override
    double at(double[] x) {
      double bend = x[1] - x[0] * x[0];
      return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
    }

    @Override
    void slopes(double[] x, double[] gradient) {
      double bend = x[1] - x[0] * x[0];
      gradient[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
      gradient[1] = 200 * bend;
    }
  }

  private static BoundedMinimizer boxed(
      BoundedMinimizer.Function function, int size, double bound, Effort effort, Curvature known) {
    double[] lower = new double[size];
    double[] upper = new double[size];
    Arrays.fill(lower, -bound);
    Arrays.fill(upper, bound);
    return new BoundedMinimizer(function, lower, upper, effort, known);
  }

  @Test
  void aBentValleyIsFollowedToItsEnd() {
    BoundedMinimizer minimizer = boxed(new Valley(), 2, 2, PATIENT, Curvature.unknown());

    double least = minimizer.from(new double[] {-1.2, 1});

    assertThat(least).isLessThan(1e-6);
    assertThat(minimizer.point()).containsExactly(new double[] {1, 1}, within(1e-2));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLeastPointOfABoxIsTheBottomMovedInside(long seed) {
    double[] bottom = new SplittableRandom(seed).doubles(6, -2, 2).toArray();
    BoundedMinimizer minimizer = boxed(new Bowl(bottom), 6, 1, PATIENT, Curvature.unknown());

    minimizer.from(new SplittableRandom(-seed).doubles(6, -3, 3).toArray());

    for (int i = 0; i < bottom.length; i++) {
      double inside = Math.max(-1, Math.min(1, bottom[i]));
      assertThat(minimizer.point()[i]).isCloseTo(inside, within(3e-3));
    }
  }

  @Test
  void effortIsKeptAndGradientsAskedForAtAcceptedPointsOnly() {
    var valley = new Valley();

    boxed(valley, 2, 2, new Effort(9, 0.5, 0), Curvature.unknown()).from(new double[] {-1.2, 1});

    assertThat(valley.values).isEqualTo(9);
    assertThat(valley.gradients).isLessThan(9);
  }

  @Test
  void aStepThatGainsTooLittleIsTheLast() {
    var patient = new Bowl(.5, .5, .5, .5, .5, .5);
    var hasty = new Bowl(.5, .5, .5, .5, .5, .5);

    boxed(patient, 6, 1, PATIENT, Curvature.unknown()).from(new double[6]);
    boxed(hasty, 6, 1, new Effort(400, 0.5, 0.5), Curvature.unknown()).from(new double[6]);

    assertThat(hasty.values).isLessThan(patient.values);
  }

  @Test
  void whatWasLearnedOfOneFunctionSpeedsUpAnotherMuchLikeIt() {
    Curvature known = Curvature.unknown();
    boxed(new Bowl(.1, .2, .3, .4, .5, .6), 6, 1, PATIENT, known).from(new double[6]);
    var fromNothing = new Bowl(.3, .3, .3, .3, .3, .3);
    var fromKnown = new Bowl(.3, .3, .3, .3, .3, .3);

    double first = boxed(fromNothing, 6, 1, PATIENT, Curvature.unknown()).from(new double[6]);
    double second = boxed(fromKnown, 6, 1, PATIENT, known).from(new double[6]);

    assertThat(fromKnown.values).isLessThan(fromNothing.values);
    assertThat(second).isCloseTo(first, within(1e-4));
  }

  @Test
  void whereThereIsNoValueNoStepEnds() {
    var cliff =
        new Counted() {
          @Override
          double at(double[] point) {
            return point[0] > 0.3 ? Double.NaN : -point[0];
          }

          @Override
          void slopes(double[] point, double[] gradient) {
            gradient[0] = -1;
          }
        };
    BoundedMinimizer minimizer = boxed(cliff, 1, 1, PATIENT, Curvature.unknown());

    double least = minimizer.from(new double[] {0});

    assertThat(least).isBetween(-0.3, -0.2);
    assertThat(minimizer.point()[0]).isEqualTo(-least);
  }

  @Test
  void aStartWithoutAValueStays() {
    var nowhere = new Bowl(Double.NaN);
    BoundedMinimizer minimizer = boxed(nowhere, 1, 1, PATIENT, Curvature.unknown());

    assertThat(minimizer.from(new double[] {0.5})).isInfinite();
    assertThat(minimizer.point()).containsExactly(0.5);
    assertThat(nowhere.gradients).isZero();
  }
}
