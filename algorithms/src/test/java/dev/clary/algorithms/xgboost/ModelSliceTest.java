package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.algorithms.table.LabeledRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSliceTest {

  @BeforeAll
  static void loadXgboost() {
    NativeXgboost.load();
  }

  @ParameterizedTest
  @CsvSource({
    "gbtree, reg:squarederror, 1, 1",
    "gbtree, reg:squarederror, 1, 3",
    "gbtree, multi:softprob, 3, 1",
    "gbtree, multi:softmax, 3, 2",
    "dart, reg:squarederror, 1, 1"
  })
  void aSlicedModelPredictsWhatTheModelDidAfterThatRound(
      String booster, String objective, int classes, int parallelTrees) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(Map.entry("booster", booster));
    parameters.add(Map.entry("objective", objective));
    parameters.add(Map.entry("num_parallel_tree", Integer.toString(parallelTrees)));
    parameters.add(Map.entry("subsample", "0.5"));
    parameters.add(Map.entry("nthread", "1"));
    if (classes > 1) {
      parameters.add(Map.entry("num_class", Integer.toString(classes)));
    }
    LabeledRows rows = classes > 1 ? Examples.classes(classes, 100, 1) : Examples.numbers(100, 1);
    try (Matrix matrix = Matrix.of("train", rows, 3, new Objective(objective));
        Booster whole = Booster.of(List.of(matrix), parameters);
        Booster sliced = Booster.of(List.of(matrix), parameters)) {
      var after = new ArrayList<float[]>();
      for (int round = 0; round < 6; round++) {
        whole.update(round);
        after.add(whole.margins(matrix));
      }

      sliced.load(new ModelSlice(3, classes * parallelTrees).of(whole.save("json")));

      assertThat(sliced.margins(matrix)).isEqualTo(after.get(2));
    }
  }
}
