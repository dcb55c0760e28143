package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FailureModelTest {

  private static FailureModel model(Predicate<Double> fails) {
    var failed = new ArrayList<double[]>();
    var succeeded = new ArrayList<double[]>();
    for (int i = 0; i < 30; i++) {
      double x = (i + 0.5) / 30;
      (fails.test(x) ? failed : succeeded).add(new double[] {x});
    }
    var kernel = new Kernel(ReferenceCase.SPACE, ReferenceCase.THETA);
    return new FailureModel(kernel, failed, succeeded.toArray(double[][]::new));
  }

  @Test
  void failuresOfOneRegionHaveAPlace() {
    FailureModel model = model(x -> x > 0.7);

    assertThat(model.placed()).isTrue();
    assertThat(model.probability(new double[] {0.9})).isGreaterThan(0.8);
    assertThat(model.probability(new double[] {0.3})).isLessThan(0.2);
  }

  @Test
  void failuresByChanceHaveNone() {
    var random = new SplittableRandom(3);

    FailureModel model = model(x -> random.nextInt(5) == 0);

    assertThat(model.active()).isTrue();
    assertThat(model.placed()).isFalse();
  }

  @Test
  void withoutFailuresThereIsNothingToFear() {
    var kernel = new Kernel(ReferenceCase.SPACE, ReferenceCase.THETA);

    var model = new FailureModel(kernel, List.of(), ReferenceCase.POINTS);

    assertThat(model.active()).isFalse();
    assertThat(model.placed()).isFalse();
  }
}
