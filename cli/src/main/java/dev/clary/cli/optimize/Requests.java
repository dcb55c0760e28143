package dev.clary.cli.optimize;

import dev.clary.cli.request.WrongInputException;
import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.bayesian.SearchAnalysis;
import dev.clary.optimizer.space.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers requests, one object each. Confined to one thread.
 *
 * <p>Answers are maps and lists, to be written as JSON; what cannot be done is thrown and changes
 * nothing.
 */
final class Requests {
  private static final int MOST_AT_ONCE = 1_000;
  private static final int USUAL_BUDGET = 100;

  private final Map<String, Function<JsonNode, Map<String, ?>>> answers = new LinkedHashMap<>();
  private @Nullable Search search;
  private boolean closed;

  Requests() {
    answers.put("create", this::create);
    answers.put("ask", this::ask);
    answers.put("tell", this::tell);
    answers.put("report", this::report);
    answers.put("best", this::best);
    answers.put("explain", this::explain);
    answers.put("importances", this::importances);
    answers.put("close", this::close);
  }

  /** Whether the last request was the last. */
  boolean closed() {
    return closed;
  }

  /**
   * Answers a request.
   *
   * @throws RuntimeException if it is none; the message says why
   */
  Map<String, ?> answer(JsonNode request) {
    if (!request.isObject() || request.size() != 1) {
      throw new WrongInputException("a request is an object with one member of " + names());
    }
    String name = request.propertyNames().iterator().next();
    Function<JsonNode, Map<String, ?>> answer = answers.get(name);
    if (answer == null) {
      throw new WrongInputException(
          "request '%s' is unknown, there are %s".formatted(name, names()));
    }
    return answer.apply(request.get(name));
  }

  private List<String> names() {
    return List.copyOf(answers.keySet());
  }

  private Map<String, ?> create(JsonNode node) {
    Members members =
        Members.of(
            "create", node, Set.of("parameters", "objective", "strategy", "seed", "maxJobs"));
    if (search != null) {
      throw new WrongInputException("create: there is a search already; one process is one search");
    }
    Goal goal =
        members.has("objective")
            ? members.word("objective", Words.Direction.values()).goal()
            : Goal.MINIMIZE;
    Words.Way way =
        members.has("strategy") ? members.word("strategy", Words.Way.values()) : Words.Way.BAYESIAN;
    long seed = members.has("seed") ? members.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE) : 0;
    int budget =
        members.has("maxJobs")
            ? (int) members.whole("maxJobs", 1, Integer.MAX_VALUE)
            : USUAL_BUDGET;
    var space = SpaceReader.space(members.list("parameters"));
    search = new Search(way.strategy(), History.empty(space, goal, seed, budget));
    return Map.of("ok", true);
  }

  private Search search() {
    if (search == null) {
      throw new WrongInputException("there is no search yet: the first request is create");
    }
    return search;
  }

  private Map<String, ?> ask(JsonNode node) {
    Members members = Members.of("ask", node, Set.of("count"));
    int count = members.has("count") ? (int) members.whole("count", 1, MOST_AT_ONCE) : 1;
    return Map.of("suggestions", search().ask(count).stream().map(Requests::suggestion).toList());
  }

  private static Map<String, ?> suggestion(Suggestion suggestion) {
    return numbered(suggestion.number(), suggestion.assignment());
  }

  private static Map<String, Object> numbered(int number, Assignment assignment) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("number", number);
    answer.put("parameters", assignment.values());
    return answer;
  }

  private Map<String, ?> tell(JsonNode node) {
    Members members = Members.of("tell", node, Set.of("number", "parameters", "value", "failed"));
    if (members.has("number") == members.has("parameters")) {
      throw new WrongInputException("tell: needs either 'number' or 'parameters'");
    }
    Observation.Result result = result(members);
    if (members.has("number")) {
      search().tell(number(members), result);
      return Map.of("ok", true);
    }
    Assignment own =
        SpaceReader.assignment(search().history().space(), members.required("parameters"));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("ok", true);
    answer.put("number", search().tell(own, result));
    return answer;
  }

  private static int number(Members members) {
    return (int) members.whole("number", 1, Integer.MAX_VALUE);
  }

  /** A value that is not finite is the algorithm's failure. */
  private static Observation.Result result(Members members) {
    if (members.has("value") == members.has("failed")) {
      throw new WrongInputException("tell: needs either 'value' or 'failed'");
    }
    if (members.has("failed")) {
      return new Observation.Failure(members.word("failed", Words.Reason.values()).kind());
    }
    double value = members.number("value");
    return Double.isFinite(value)
        ? new Observation.Success(value)
        : new Observation.Failure(FailureKind.ALGORITHM);
  }

  private Map<String, ?> report(JsonNode node) {
    Members members = Members.of("report", node, Set.of("number", "resource", "value"));
    int resource = (int) members.whole("resource", 1, Integer.MAX_VALUE);
    boolean ends = search().report(number(members), resource, members.number("value"));
    return Map.of("decision", ends ? "stop" : "continue");
  }

  private Map<String, ?> best(JsonNode node) {
    Members.of("best", node, Set.of());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("best", search().history().best().map(Requests::observation).orElse(null));
    return answer;
  }

  private static Map<String, Object> observation(Observation observation) {
    Map<String, Object> answer = numbered(observation.number(), observation.assignment());
    answer.put("value", observation.value().orElseThrow());
    return answer;
  }

  private Map<String, ?> explain(JsonNode node) {
    Members members = Members.of("explain", node, Set.of("number"));
    return Map.of("explanation", search().explanation(number(members)).facts());
  }

  private Map<String, ?> importances(JsonNode node) {
    Members.of("importances", node, Set.of());
    return AnalysisText.of(new SearchAnalysis(search().history()));
  }

  private Map<String, ?> close(JsonNode node) {
    Members.of("close", node, Set.of());
    closed = true;
    return Map.of("ok", true);
  }
}
