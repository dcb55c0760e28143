package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTransformTest {
  private static final double[] SKEWED = {.12, .15, .11, .4, 2.5, .13, .9, .2};

  private static double[] scaled(double[] values) {
    double deviation = Math.sqrt(Sample.variance(values));
    return Arrays.stream(values).map(y -> y / deviation).toArray();
  }

  @ParameterizedTest
  @CsvSource({"false, -0.71374", "true, -0.4319"})
  void thePowerOfBoxAndCoxAgreesWithReference(boolean withPrior, double expected) {
    PowerTransform transform = PowerTransform.fit(scaled(SKEWED), withPrior);

    assertThat(transform.positive()).isTrue();
    assertThat(transform.power()).isCloseTo(expected, within(1e-4));
  }

  @Test
  void thePowerOfYeoAndJohnsonStopsAtItsBound() {
    double[] withZero = Arrays.copyOf(scaled(SKEWED), SKEWED.length + 1);

    PowerTransform transform = PowerTransform.fit(withZero, false);

    assertThat(transform.positive()).isFalse();
    assertThat(transform.power()).isCloseTo(-2, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8, 11, 12, 40, 300})
  void targetsAreStandardizedInTheOrderOfTheLossesAndLeadBack(int count) {
    var random = new SplittableRandom(count);
    double[] losses = random.doubles(count).map(u -> Math.exp(3 * u) - 4).toArray();

    OutputTransform transform = OutputTransform.fit(losses);

    double[] targets = transform.targets();
    assertThat(Sample.mean(targets)).isCloseTo(0, within(1e-12));
    assertThat(Sample.variance(targets)).isCloseTo(1, within(1e-12));
    assertThat(Sample.rankCorrelation(losses, targets)).isCloseTo(1, within(1e-12));
    for (int i = 0; i < count; i++) {
      assertThat(transform.loss(targets[i])).isCloseTo(losses[i], within(1e-8));
    }
  }

  @Test
  void oneHugeOutlierDoesNotFlattenTheRest() {
    double[] losses = new SplittableRandom(3).doubles(30).toArray();
    losses[7] = 1e7;

    double[] targets = OutputTransform.fit(losses).targets();

    double[] sorted = Sample.sorted(targets);
    assertThat(sorted[28] - sorted[0]).isGreaterThan(1.5);
    assertThat(sorted[29]).isLessThan(6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3, 1e300, 1e-300, Double.MIN_VALUE})
  void constantsBecomeZeros(double constant) {
    double[] losses = new double[20];
    Arrays.fill(losses, constant);

    double[] targets = OutputTransform.fit(losses).targets();

    assertThat(targets).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1e-300, 1e-310})
  void extremeUnitsGiveTheTargetsOfOrdinaryOnes(double unit) {
    double[] losses = new SplittableRandom(5).doubles(25).toArray();
    double[] extreme = Arrays.stream(losses).map(y -> y * unit).toArray();

    double[] targets = OutputTransform.fit(extreme).targets();

    assertThat(targets).containsExactly(OutputTransform.fit(losses).targets(), within(1e-6));
  }

  @Test
  void aLossOfZeroIsNoProblemForPowers() {
    double[] losses = new SplittableRandom(5).doubles(25).toArray();
    losses[3] = 0;
    losses[4] = -0.0;

    assertThat(OutputTransform.fit(losses).targets()).doesNotContain(Double.NaN);
  }

  @Test
  void whatNoPowerStraightensKeepsTheShapeOfItsGoodHalf() {
    double[] losses = new double[40];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = i < 30 ? 1 + 1e-7 * i : 1000.0 * i;
    }

    double[] targets = OutputTransform.fit(losses).targets();

    double step = targets[1] - targets[0];
    assertThat(targets[19] - targets[18]).isCloseTo(step, within(1e-6 * step));
    assertThat(targets[39] - targets[0]).isLessThan(8);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyStageIncreasesAndLeadsBack(long seed) {
    var random = new SplittableRandom(seed);
    double[] values = random.doubles(60, -4, 4).map(u -> Math.exp(u) - seed % 2).toArray();
    Monotone[] stages = {
      Monotone.Line.standardizing(values),
      Monotone.SoftCap.of(values),
      new PowerTransform(random.nextDouble(-2, 2), seed % 2 == 0),
      new PowerTransform(0, seed % 2 == 0),
      new PowerTransform(2, seed % 2 == 0),
    };
    double[] sorted = Sample.sorted(values);

    for (Monotone stage : stages) {
      double[] images = Monotone.apply(stage, sorted);

      assertThat(images).isSorted();
      for (int i = 0; i < sorted.length; i++) {
        double back = stage.backward(images[i]);
        assertThat(back).isCloseTo(sorted[i], within(1e-6 * Math.max(1, Math.abs(sorted[i]))));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void orderAndScaleOfTheLossesDoNotMatter(long seed) {
    double[] losses = new SplittableRandom(seed).doubles(30, 0.1, 5).map(Math::exp).toArray();
    double[] reversed = new double[losses.length];
    Arrays.setAll(reversed, i -> 1000 * losses[losses.length - 1 - i]);

    double[] targets = OutputTransform.fit(losses).targets();

    double[] others = OutputTransform.fit(reversed).targets();
    for (int i = 0; i < losses.length; i++) {
      assertThat(others[losses.length - 1 - i]).isCloseTo(targets[i], within(1e-6));
    }
  }
}
