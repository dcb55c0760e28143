package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurvatureTest {

  @Test
  void theLastChangeOfTheGradientLeadsBackToTheLastStep() {
    var random = new SplittableRandom(1);
    Curvature curvature = Curvature.unknown();
    double[] step = {};
    double[] change = {};
    for (int i = 0; i < 20; i++) {
      step = random.doubles(5, -1, 1).toArray();
      change = new double[5];
      for (int j = 0; j < 5; j++) {
        change[j] = (j + 1) * step[j];
      }
      curvature.add(step.clone(), change.clone());
    }

    curvature.solve(change);

    assertThat(change).containsExactly(step, within(1e-12));
  }

  @Test
  void stepsAlongAllAxesGiveTheInverseOfADiagonal() {
    Curvature curvature = Curvature.unknown();
    for (int j = 0; j < 4; j++) {
      double[] step = new double[4];
      double[] change = new double[4];
      step[j] = 1;
      change[j] = j + 2;
      curvature.add(step, change);
    }
    double[] vector = {2, 3, 4, 5};

    curvature.solve(vector);

    assertThat(vector).containsExactly(new double[] {1, 1, 1, 1}, within(1e-12));
  }

  @Test
  void whatCurvesDownwardsTeachesNothing() {
    Curvature curvature = Curvature.unknown();

    curvature.add(new double[] {1}, new double[] {-2});

    assertThat(curvature.isUnknown()).isTrue();
  }

  @Test
  void aCopyLearnsAndForgetsOnItsOwn() {
    Curvature curvature = Curvature.unknown();
    curvature.add(new double[] {1}, new double[] {2});
    Curvature copy = curvature.copy();

    copy.forget();

    assertThat(copy.isUnknown()).isTrue();
    assertThat(curvature.isUnknown()).isFalse();
  }
}
