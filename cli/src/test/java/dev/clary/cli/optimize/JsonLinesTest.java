package dev.clary.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonLinesTest {
  private static final String ASK = "{\"ask\":{}}";
  private static final String ASK_TWO = "{\"ask\":{\"count\":2}}";

  private static JsonNode read(String answer) {
    return JsonMapper.shared().readTree(answer);
  }

  private static String tell(int number, double value) {
    return "{\"tell\":{\"number\":%d,\"value\":%s}}".formatted(number, value);
  }

  @Test
  void theConversationOfTheDocumentationHasItsAnswers() {
    List<String> answers =
        Conversation.of(
            Conversation.CREATE,
            ASK_TWO,
            tell(1, 0.31),
            "{\"tell\":{\"number\":2,\"failed\":\"algorithm\"}}",
            "{\"best\":{}}",
            "{\"explain\":{\"number\":2}}",
            "{\"close\":{}}",
            ASK);

    assertThat(answers).hasSize(7);
    assertThat(answers.get(0)).isEqualTo("{\"ok\":true}");
    JsonNode suggestions = read(answers.get(1)).path("suggestions");
    assertThat(suggestions.size()).isEqualTo(2);
    assertThat(suggestions.path(0).path("number").asInt()).isEqualTo(1);
    assertThat(suggestions.path(0).path("parameters").propertyNames())
        .containsExactly("lr", "layers", "opt");
    assertThat(suggestions.path(0).path("parameters").path("layers").isString()).isTrue();
    assertThat(answers.get(2)).isEqualTo("{\"ok\":true}");
    assertThat(answers.get(3)).isEqualTo("{\"ok\":true}");
    JsonNode best = read(answers.get(4)).path("best");
    assertThat(best.path("number").asInt()).isEqualTo(1);
    assertThat(best.path("value").asDouble()).isEqualTo(0.31);
    assertThat(best.path("parameters")).isEqualTo(suggestions.path(0).path("parameters"));
    assertThat(read(answers.get(5)).path("explanation").path("policy").asString())
        .isEqualTo("initial design");
    assertThat(answers.get(6)).isEqualTo("{\"ok\":true}");
  }

  @Test
  void whatIsPendingIsNotSuggestedAgainAndNumbersGoOn() {
    List<String> answers = Conversation.of(Conversation.CREATE, ASK, ASK_TWO, ASK);

    var numbers = new ArrayList<Integer>();
    var parameters = new ArrayList<JsonNode>();
    for (String answer : answers.subList(1, 4)) {
      for (JsonNode suggestion : read(answer).path("suggestions")) {
        numbers.add(suggestion.path("number").asInt());
        parameters.add(suggestion.path("parameters"));
      }
    }
    assertThat(numbers).containsExactly(1, 2, 3, 4);
    assertThat(parameters).doesNotHaveDuplicates();
  }

  @Test
  void theSameConversationHasTheSameAnswers() {
    var lines = new ArrayList<>(List.of(Conversation.CREATE));
    for (int number = 1; number <= 12; number++) {
      lines.add(ASK);
      lines.add(tell(number, number % 5));
    }
    String[] conversation = lines.toArray(String[]::new);

    assertThat(Conversation.of(conversation)).isEqualTo(Conversation.of(conversation));
  }

  @Test
  void afterTheDesignAnExplanationSaysWhatIsExpected() {
    var lines = new ArrayList<String>();
    for (int number = 1; number <= 8; number++) {
      lines.add(ASK);
      lines.add(tell(number, 1.0 / number));
    }
    lines.add(ASK);
    lines.add("{\"explain\":{\"number\":9}}");

    JsonNode explanation =
        read(Conversation.last(lines.toArray(String[]::new))).path("explanation");

    assertThat(explanation.propertyNames())
        .contains(
            "policy", "predictedMean", "predictedDeviation", "expectedImprovement", "nearest");
    assertThat(explanation.path("nearest").asInt()).isBetween(1, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | not a line of JSON: Unrecognized token 'nonsense'",
        "'' | a request is an object with one member of [create, ask, tell, report, best,",
        "[] | a request is an object with one member of",
        "{} | a request is an object with one member of",
        "{\"ask\":{},\"best\":{}} | a request is an object with one member of",
        "{\"ask\":{},\"ask\":{}} | not a line of JSON: Duplicate Object property \"ask\"",
        "{\"ask\":{}} {} | not a line of JSON: Trailing token",
        "{\"suggest\":{}} | request 'suggest' is unknown, there are [create, ask,",
        "{\"ask\":3} | ask: must be an object, got 3",
        "{\"ask\":{\"Count\":2}} | ask: member 'Count' is unknown, there are [count]",
        "{\"ask\":{\"count\":0}} | ask: member 'count' must be a whole number from 1 to 1000, got 0",
        "{\"ask\":{\"count\":1.5}} | ask: member 'count' must be a whole number from 1 to 1000, got 1.5",
        "{\"tell\":{\"number\":1}} | tell: needs either 'value' or 'failed'",
        "{\"tell\":{\"value\":1}} | tell: needs either 'number' or 'parameters'",
        "{\"tell\":{\"number\":9,\"value\":1}} | number 9 was never suggested",
        "{\"tell\":{\"number\":1,\"value\":\"good\"}} | tell: member 'value' must be a number, got \"good\"",
        "{\"tell\":{\"number\":1,\"failed\":\"yes\"}} | tell: member 'failed' must be one of [algorithm, infra",
        "{\"explain\":{}} | explain: member 'number' is missing",
        "{\"explain\":{\"number\":9}} | number 9 was never suggested",
        "{\"report\":{\"number\":9,\"resource\":1,\"value\":1}} | number 9 was never suggested",
        "{\"report\":{\"number\":1,\"resource\":0,\"value\":1}} | report: member 'resource' must be a whole",
        "{\"create\":{}} | create: there is a search already; one process is one search",
        "{\"best\":{\"n\":1}} | best: member 'n' is unknown, there are none",
      })
  void aBadLineIsAnsweredAndTheConversationGoesOn(String line, String message) {
    List<String> answers = Conversation.of(Conversation.CREATE, ASK, line, "{\"best\":{}}");

    assertThat(read(answers.get(2)).path("error").asString()).startsWith(message);
    assertThat(answers.get(3)).isEqualTo("{\"best\":null}");
  }

  @Test
  void nothingIsAnsweredBeforeThereIsASearch() {
    assertThat(Conversation.of(ASK, "{\"best\":{}}"))
        .containsOnly("{\"error\":\"there is no search yet: the first request is create\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "\"NaN\""})
  void aValueThatIsNoNumberIsTheAlgorithmsFailure(String value) {
    String best =
        Conversation.last(
            ASK, "{\"tell\":{\"number\":1,\"value\":%s}}".formatted(value), "{\"best\":{}}");

    assertThat(best).isEqualTo("{\"best\":null}");
  }

  @Test
  void aLateValueReplacesAFailure() {
    String best =
        Conversation.last(
            ASK, "{\"tell\":{\"number\":1,\"failed\":\"stopped\"}}", tell(1, 3), "{\"best\":{}}");

    assertThat(read(best).path("best").path("value").asDouble()).isEqualTo(3);
  }

  @Test
  void observationsOfOnesOwnCountAndTakeNumbers() {
    String own =
        "{\"tell\":{\"parameters\":{\"lr\":0.01,\"layers\":3,\"opt\":\"sgd\"},\"value\":-1}}";

    assertThat(Conversation.last(ASK, own)).isEqualTo("{\"ok\":true,\"number\":2}");
    assertThat(Conversation.last(own, "{\"best\":{}}"))
        .isEqualTo(
            "{\"best\":{\"number\":1,\"parameters\":{\"lr\":\"0.01\",\"layers\":\"3\",\"opt\":\"sgd\"},"
                + "\"value\":-1.0}}");
    assertThat(read(Conversation.last(own, ASK)).path("suggestions").path(0).path("number").asInt())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lr\":1,\"layers\":3,\"opt\":\"sgd\"} | parameter 'lr': 1 is outside of its range",
        "{\"lr\":0.1,\"layers\":9,\"opt\":\"sgd\"} | parameter 'layers': 9 is outside of its range",
        "{\"lr\":0.1,\"layers\":1,\"opt\":\"rms\"} | range 'opt': 'rms' is none of [adam, sgd]",
        "{\"lr\":\"low\",\"layers\":1,\"opt\":\"sgd\"} | range 'lr': 'low' is not a number",
        "{\"lr\":0.1,\"layers\":1} | parameters: member 'opt' is missing",
        "{\"lr\":0.1,\"layers\":1,\"opt\":\"sgd\",\"x\":1} | parameters: member 'x' is unknown",
      })
  void valuesThatNoParameterHasAreRefused(String parameters, String message) {
    String answer =
        Conversation.last("{\"tell\":{\"parameters\":%s,\"value\":1}}".formatted(parameters));

    assertThat(read(answer).path("error").asString()).startsWith(message);
  }

  @Test
  void noMoreIsSuggestedThanWasSaid() {
    String create =
        "{\"create\":{\"parameters\":[{\"name\":\"x\",\"type\":\"Continuous\",\"min\":0,\"max\":1}],"
            + "\"maxJobs\":3,\"strategy\":\"Random\",\"objective\":\"Maximize\"}}";

    List<String> answers = Conversation.of(create, ASK_TWO, ASK_TWO, ASK_TWO);

    assertThat(answers.stream().map(answer -> read(answer).path("suggestions").size()))
        .containsExactly(0, 2, 1, 0);
  }

  @Test
  void whenTheSpaceIsExhaustedThereAreNoSuggestions() {
    String create =
        "{\"create\":{\"parameters\":[{\"name\":\"x\",\"type\":\"Categorical\",\"values\":[1,true]}]}}";

    List<String> answers = Conversation.of(create, ASK_TWO, ASK);

    assertThat(answers.get(1)).contains("\"1\"", "\"true\"");
    assertThat(answers.get(2)).isEqualTo("{\"suggestions\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"parameters\":[]} | a search space needs at least one range",
        "{} | create: member 'parameters' is missing",
        "{\"parameters\":[{\"name\":\"x\"}]} | parameter 'x': member 'type' is missing",
        "{\"parameters\":[{\"name\":\"x\",\"type\":\"Float\"}]} | parameter 'x': member 'type' must be one of [Con",
        "{\"parameters\":[{\"name\":\"x\",\"type\":\"Continuous\",\"min\":1,\"max\":0}]} | range 'x': min 1.0 is above",
        "{\"parameters\":[{\"name\":\"x\",\"type\":\"Integer\",\"min\":\"0.5\",\"max\":2}]} | parameter 'x': member 'min'",
        "{\"parameters\":[{\"name\":\"x\",\"type\":\"Categorical\",\"values\":[[]]}]} | parameter 'x': a value must be",
        "{\"parameters\":[{\"name\":\"x\",\"type\":\"Categorical\",\"min\":1}]} | parameter 'x': member 'min' is unknown",
        "{\"parameters\":[1]} | parameter: must be an object, got 1",
        "{\"parameters\":{}} | create: member 'parameters' must be a list, got {}",
        "{\"parameters\":[],\"maxJobs\":0} | create: member 'maxJobs' must be a whole number of 1 or more, got 0",
        "{\"parameters\":[],\"strategy\":\"Grid\"} | create: member 'strategy' must be one of [Bayesian, Random]",
      })
  void aSearchThatMakesNoSenseIsRefusedAndMayBeMended(String search, String message) {
    List<String> answers =
        Conversation.of("{\"create\":%s}".formatted(search), Conversation.CREATE);

    assertThat(read(answers.get(0)).path("error").asString()).startsWith(message);
    assertThat(answers.get(1)).isEqualTo("{\"ok\":true}");
  }

  @Test
  void whoNoLongerListensEndsTheConversation() {
    var in = new ByteArrayInputStream("{\"best\":{}}\n".getBytes(StandardCharsets.UTF_8));
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(() -> new JsonLines(in, gone).run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Broken pipe");
  }

  @Test
  void whatMattersIsTold() {
    var lines = new ArrayList<String>();
    for (int number = 1; number <= 8; number++) {
      lines.add(ASK);
      lines.add(tell(number, 1.0 / number));
    }
    lines.add("{\"importances\":{}}");

    JsonNode answer = read(Conversation.last(lines.toArray(String[]::new)));

    assertThat(answer.propertyNames()).containsExactly("importances", "convergence");
    JsonNode importances = answer.path("importances");
    assertThat(importances.path("observations").asInt()).isEqualTo(8);
    assertThat(importances.path("reliable").asBoolean()).isFalse();
    assertThat(importances.path("parameters").size()).isEqualTo(3);
    assertThat(importances.path("parameters").path(2).path("effects").size()).isEqualTo(2);
    assertThat(answer.path("convergence").path("converged").asBoolean()).isFalse();
  }

  @Test
  void ofNothingNothingMatters() {
    assertThat(Conversation.last("{\"importances\":{}}"))
        .isEqualTo(
            "{\"importances\":{\"observations\":0,\"reliable\":false,\"predictability\":0.0,"
                + "\"parameters\":[]},\"convergence\":{\"chance\":1.0,\"sinceImprovement\":0,"
                + "\"converged\":false}}");
  }
}
