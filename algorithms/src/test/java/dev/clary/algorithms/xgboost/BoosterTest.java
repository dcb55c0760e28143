package dev.clary.algorithms.xgboost;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.clary.algorithms.job.RefusedException;
import dev.clary.algorithms.table.LabeledRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoosterTest {
  private static final Objective LOGISTIC = new Objective("binary:logistic");

  @BeforeAll
  static void loadXgboost() {
    NativeXgboost.load();
  }

  @Test
  void predictionsAreProbabilitiesAndMarginsTheirLogOdds() {
    LabeledRows rows = Examples.classes(2, 50, 1);

    try (Matrix matrix = Matrix.of("train", rows, 3, LOGISTIC);
        Booster booster = booster(matrix, Map.of("objective", LOGISTIC.name()))) {
      booster.update(0);

      float[] predictions = booster.predictions(matrix);
      float[] margins = booster.margins(matrix);
      assertThat(predictions).hasSize(50);
      for (int row = 0; row < 50; row++) {
        double odds = predictions[row] / (1 - predictions[row]);
        assertThat((double) margins[row]).isCloseTo(Math.log(odds), within(1e-5));
      }
    }
  }

  @Test
  void aSavedModelPredictsTheSameOnceLoaded() {
    LabeledRows rows = Examples.numbers(50, 1);

    try (Matrix matrix = Matrix.of("train", rows, 3, Objective.DEFAULT);
        Booster trained = booster(matrix, Map.of());
        Booster loaded = booster(matrix, Map.of())) {
      trained.update(0);
      loaded.load(trained.save("ubj"));

      assertThat(loaded.predictions(matrix)).isEqualTo(trained.predictions(matrix));
    }
  }

  @Test
  void notesAreInTheModel() {
    try (Matrix matrix = Matrix.of("train", Examples.numbers(10, 1), 3, Objective.DEFAULT);
        Booster booster = booster(matrix, Map.of())) {
      booster.update(0);
      booster.note("best_iteration", "7");

      String json = new String(booster.save("json"), StandardCharsets.UTF_8);

      assertThat(json).contains("\"attributes\":{\"best_iteration\":\"7\"}");
    }
  }

  @Test
  void aValueThatXgboostCannotReadIsRefusedInItsWords() {
    try (Matrix matrix = Matrix.of("train", Examples.numbers(10, 1), 3, Objective.DEFAULT);
        Booster booster = booster(matrix, Map.of("max_depth", "deep"))) {

      assertThatThrownBy(() -> booster.update(0))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("XGBoost: ")
          .hasMessageContaining("max_depth")
          .hasMessageNotContaining("Stack trace");
    }
  }

  @Test
  void groupsMustNotComeBackAfterOthers() {
    assertThat(rankedGroups("1 qid:1 0:1\n0 qid:1 0:0\n1 qid:2 0:1\n0 qid:2 0:0\n")).isEqualTo(4);
    assertThatThrownBy(() -> rankedGroups("1 qid:2 0:1\n0 qid:1 0:0\n1 qid:2 0:1\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("XGBoost: ");
  }

  private static int rankedGroups(String libsvm) {
    LabeledRows rows = Examples.libsvm(libsvm);
    var ranking = new Objective("rank:ndcg");
    try (Matrix matrix = Matrix.of("train", rows, rows.width(), ranking);
        Booster booster = booster(matrix, Map.of("objective", ranking.name()))) {
      booster.update(0);
      return booster.predictions(matrix).length;
    }
  }

  private static Booster booster(Matrix matrix, Map<String, String> parameters) {
    var all = new ArrayList<>(parameters.entrySet());
    all.add(entry("nthread", "1"));
    return Booster.of(List.of(matrix), all);
  }
}
