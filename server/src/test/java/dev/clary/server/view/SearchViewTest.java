package dev.clary.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.wire.JsonCodec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SearchViewTest {

  private static History history(int observations) {
    var space =
        SearchSpace.of(
            new ContinuousRange("eta", 0, 1, Scaling.LINEAR),
            new ContinuousRange("gamma", 0, 1, Scaling.LINEAR));
    var optimizer = new Optimizer(new RandomSearch(), space, Goal.MINIMIZE, 1, 100);
    for (int i = 0; i < observations; i++) {
      Suggestion suggestion = optimizer.ask().orElseThrow();
      optimizer.tell(suggestion, 1 + Double.parseDouble(suggestion.assignment().get("eta")));
    }
    return optimizer.history();
  }

  private static JsonNode view(History history) {
    var codec = new JsonCodec();
    byte[] body = codec.encode(SearchView.of("bikes", history));
    assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
    return codec.parse(body);
  }

  @Test
  void whatMattersAndWhatIsStillToGainIsTold() {
    JsonNode view = view(history(30));

    assertThat(view.get("TuningJobName").asString()).isEqualTo("bikes");
    assertThat(view.get("Observations").asInt()).isEqualTo(30);
    assertThat(view.get("Reliable").asBoolean()).isTrue();
    assertThat(view.get("Predictability").asDouble()).isGreaterThan(0.9);
    JsonNode eta = view.get("Parameters").get(0);
    assertThat(eta.propertyNames())
        .containsExactly(
            "Name", "Share", "Deviation", "First", "Total", "ShareNearBest", "Effects");
    assertThat(eta.get("Share").asDouble()).isGreaterThan(0.95);
    assertThat(eta.get("Effects").get(0).get("Value").asString()).isEqualTo("0.0");
    assertThat(view.get("Convergence").propertyNames())
        .containsExactly("ExpectedGain", "Gap", "Chance", "SinceImprovement", "Converged");
  }

  @Test
  void ofNothingNothingIsTold() {
    JsonNode view = view(history(0));

    assertThat(view.get("Reliable").asBoolean()).isFalse();
    assertThat(view.get("Parameters").isEmpty()).isTrue();
    assertThat(view.get("Convergence").propertyNames())
        .containsExactly("Chance", "SinceImprovement", "Converged");
  }
}
