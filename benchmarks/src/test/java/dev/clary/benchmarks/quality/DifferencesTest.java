package dev.clary.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void aDifferenceOfTheSameSignOnAllTasksIsAsLikelyAsAllFlipsAlike() {
    var differences = Differences.of(new double[][] {{1}, {2}, {1, 3}, {4}, {5}});

    double chance = differences.chance();

    assertThat(chance).isEqualTo(2.0 / 32);
  }

  @Test
  void seedsOfOneTaskAreNoFurtherEvidence() {
    double[] many = new double[100];
    Arrays.fill(many, 1);
    var differences = Differences.of(new double[][] {many, {-1}});

    double chance = differences.chance();

    assertThat(chance).isEqualTo(1);
  }

  @Test
  void theIntervalHoldsTheMeanAndIsAPointWithoutSpread() {
    double[] spread = Differences.of(new double[][] {{0}, {1}, {2}, {3}}).interval();
    double[] none = Differences.of(new double[][] {{0.5}, {0.5}}).interval();

    assertThat(spread[0]).isBetween(0.0, 1.0);
    assertThat(spread[1]).isBetween(2.0, 3.0);
    assertThat(none).containsExactly(0.5, 0.5);
  }

  @Test
  void holmMultipliesTheLeastByTheNumberOfChancesAndKeepsTheOrder() {
    double[] corrected = Differences.holm(new double[] {0.04, 0.01, 0.03});

    assertThat(corrected[1]).isCloseTo(0.03, within(1e-12));
    assertThat(corrected[2]).isCloseTo(0.06, within(1e-12));
    assertThat(corrected[0]).isCloseTo(0.06, within(1e-12));
  }

  @Test
  void differencesArePairedByRun() {
    var traces = new Traces();
    traces.add("ours,sequential,t,0,1,0.5,0");
    traces.add("ours,sequential,t,1,1,0.25,0");
    traces.add("theirs,sequential,t,1,1,1,0");

    var runs = traces.shared("sequential", 1, "ours", "theirs");
    var differences = Differences.of(traces, "ours", "theirs", runs, 1);

    assertThat(runs).containsExactly(new Run("sequential", "t", 1));
    assertThat(differences.interval()[0]).isEqualTo(0.75);
    assertThat(differences.count(1)).isOne();
  }
}
