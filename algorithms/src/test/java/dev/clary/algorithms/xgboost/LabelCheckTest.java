package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.algorithms.job.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelCheckTest {

  @ParameterizedTest
  @CsvSource({
    "binary:logistic, 2.0, from 0 to 1",
    "reg:logistic, -0.5, from 0 to 1",
    "binary:hinge, 0.5, 0 or 1",
    "multi:softmax, 3.0, an integer from 0 to 2",
    "multi:softprob, 0.5, an integer from 0 to 2",
    "count:poisson, -1.0, 0 or more",
    "reg:tweedie, -1.0, 0 or more",
    "reg:gamma, 0.0, above 0",
    "survival:aft, 0.0, above 0",
    "reg:squaredlogerror, -1.0, above -1"
  })
  void aLabelThatCannotBeLearnedIsNamed(String objective, String label, String rule) {
    var check = new LabelCheck(new Objective(objective), 3);
    var rows = Examples.csv("1,0\n" + label + ",0\n");

    assertThatThrownBy(() -> check.check("validation", rows))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "channel 'validation': label %s must be %s for objective '%s'"
                .formatted(label, rule, objective));
  }

  @ParameterizedTest
  @CsvSource({
    "binary:logistic, 0.25",
    "binary:hinge, 0",
    "multi:softmax, 2",
    "count:poisson, 0",
    "reg:squarederror, -7",
    "survival:cox, -7",
    "rank:ndcg, 4"
  })
  void aLabelThatFitsIsTaken(String objective, String label) {
    var check = new LabelCheck(new Objective(objective), 3);
    var rows = Examples.csv("1,0\n" + label + ",0\n");

    assertThatCode(() -> check.check("train", rows)).doesNotThrowAnyException();
  }
}
