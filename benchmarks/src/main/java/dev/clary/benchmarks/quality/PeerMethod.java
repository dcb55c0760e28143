package dev.clary.benchmarks.quality;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A program that is asked and told by JSON lines: {@code create}, {@code ask}, {@code tell}. It
 * lives for one search.
 */
final class PeerMethod implements Method {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<String> command;

  PeerMethod(List<String> command) {
    this.command = command;
  }

  @Override
  public Search start(SearchSpace space, Goal goal, long seed, int budget) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var peer = new Peer(process, space);
      var parameters = new ArrayList<Map<String, Object>>();
      space.ranges().forEach(range -> parameters.add(describe(range)));
      peer.exchange(
          Map.of(
              "create",
              Map.of(
                  "parameters",
                  parameters,
                  "objective",
                  goal.name(),
                  "seed",
                  seed,
                  "maxJobs",
                  budget)));
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> describe(ParameterRange range) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", range.name());
    if (range instanceof ContinuousRange r) {
      fields.put("type", "Continuous");
      fields.put("min", r.min());
      fields.put("max", r.max());
      fields.put("scaling", r.resolved().scaling().name());
    } else if (range instanceof IntegerRange r) {
      fields.put("type", "Integer");
      fields.put("min", r.min());
      fields.put("max", r.max());
      fields.put("scaling", r.resolved().scaling().name());
    } else if (range instanceof CategoricalRange r) {
      fields.put("type", "Categorical");
      fields.put("values", r.values());
    }
    return fields;
  }

  /** A running peer. */
  private static final class Peer implements Search {
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final SearchSpace space;

    Peer(Process process, SearchSpace space) {
      this.process = process;
      this.answers = process.inputReader();
      this.questions = process.outputWriter();
      this.space = space;
    }

    private JsonNode exchange(Object question) {
      try {
        questions.write(MAPPER.writeValueAsString(question) + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
          throw new IllegalStateException("the peer ended");
        }
        JsonNode json = MAPPER.readTree(answer);
        if (json.has("error")) {
          throw new IllegalStateException("the peer answered " + answer);
        }
        return json;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Suggestion ask() {
      JsonNode suggestion = exchange(Map.of("ask", Map.of("count", 1))).get("suggestions").get(0);
      var values = new LinkedHashMap<String, String>();
      for (ParameterRange range : space.ranges()) {
        values.put(range.name(), suggestion.get("parameters").get(range.name()).asString());
      }
      return Suggestion.of(suggestion.get("number").asInt(), new Assignment(values));
    }

    @Override
    public void tell(Observation observation) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("number", observation.number());
      if (observation.value().isPresent()) {
        fields.put("value", observation.value().getAsDouble());
      } else {
        fields.put("failed", "algorithm");
      }
      exchange(Map.of("tell", fields));
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
