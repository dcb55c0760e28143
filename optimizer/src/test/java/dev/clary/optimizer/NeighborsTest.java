package dev.clary.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NeighborsTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 1e-4, 1, Scaling.LOGARITHMIC),
          new CategoricalRange("c", List.of("a", "b", "c")));

  private static Assignment at(String x, String c) {
    return new Assignment(Map.of("x", x, "c", c));
  }

  private static History history(Observation... observations) {
    return new History(SPACE, Goal.MINIMIZE, 1, 9, List.of(), List.of(observations));
  }

  @Test
  void distancesAreThoseOfTheScale() {
    var neighbors =
        new Neighbors(
            history(
                Observation.succeeded(1, at("0.0001", "a"), 5),
                Observation.succeeded(2, at("0.1", "a"), 5)));

    // 0.004 is nearer to 0.0001 as it stands, and nearer to 0.1 by the logarithm.
    assertThat(neighbors.figures(at("0.004", "a"))).containsEntry(Explanation.NEAREST, 2);
    assertThat(neighbors.figures(at("0.0005", "a"))).containsEntry(Explanation.NEAREST, 1);
  }

  @Test
  void anotherCategoryIsFarWhateverItsPlaceInTheList() {
    var neighbors =
        new Neighbors(
            history(
                Observation.succeeded(1, at("0.01", "b"), 5),
                Observation.succeeded(2, at("0.0002", "a"), 5)));

    assertThat(neighbors.figures(at("0.01", "a"))).containsEntry(Explanation.NEAREST, 2);
    assertThat(neighbors.figures(at("0.01", "c"))).containsEntry(Explanation.NEAREST, 1);
  }

  @Test
  void whatFailedIsNoNeighbor() {
    var neighbors =
        new Neighbors(history(Observation.failed(1, at("1", "a"), FailureKind.ALGORITHM)));

    assertThat(neighbors.figures(at("1", "a"))).isEmpty();
  }
}
