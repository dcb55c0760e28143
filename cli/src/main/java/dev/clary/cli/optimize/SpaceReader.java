package dev.clary.cli.optimize;

import dev.clary.cli.request.WrongInputException;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads parameter ranges, and values for them. */
final class SpaceReader {
  private static final Set<String> NUMERIC = Set.of("name", "type", "min", "max", "scaling");
  private static final Set<String> CATEGORICAL = Set.of("name", "type", "values");
  private static final Set<String> ALL = Set.of("name", "type", "min", "max", "scaling", "values");

  private SpaceReader() {}

  /** The space of a list of parameters. */
  static SearchSpace space(List<JsonNode> parameters) {
    var ranges = new ArrayList<ParameterRange>();
    for (JsonNode parameter : parameters) {
      ranges.add(range(parameter));
    }
    return new SearchSpace(ranges);
  }

  private static ParameterRange range(JsonNode node) {
    Members any = Members.of("parameter", node, ALL);
    String name = any.text("name");
    String where = "parameter '%s'".formatted(name);
    Words.Kind kind = Members.of(where, node, ALL).word("type", Words.Kind.values());
    Members members =
        Members.of(where, node, kind == Words.Kind.CATEGORICAL ? CATEGORICAL : NUMERIC);
    return switch (kind) {
      case CONTINUOUS ->
          new ContinuousRange(name, members.number("min"), members.number("max"), scaling(members));
      case INTEGER ->
          new IntegerRange(name, bound(members, "min"), bound(members, "max"), scaling(members));
      case CATEGORICAL -> new CategoricalRange(name, values(where, members.list("values")));
    };
  }

  private static long bound(Members members, String name) {
    return members.whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Scaling scaling(Members members) {
    return members.has("scaling")
        ? members.word("scaling", Words.Scale.values()).scaling()
        : Scaling.AUTO;
  }

  private static List<String> values(String where, List<JsonNode> nodes) {
    return nodes.stream().map(node -> value(where, node)).toList();
  }

  /** A value as text; numbers and booleans may be written as such. */
  private static String value(String where, JsonNode node) {
    if (!node.isString() && !node.isNumber() && !node.isBoolean()) {
      throw new WrongInputException(
          "%s: a value must be a text, a number or a boolean, got %s".formatted(where, node));
    }
    return node.asString();
  }

  /**
   * One value for every parameter.
   *
   * @throws WrongInputException if one is missing, too many, or outside its range, where a search
   *     would take it for another
   */
  static Assignment assignment(SearchSpace space, JsonNode node) {
    var names = new TreeSet<String>();
    space.ranges().forEach(range -> names.add(range.name()));
    Members members = Members.of("parameters", node, names);
    var values = new LinkedHashMap<String, String>();
    for (ParameterRange range : space.ranges()) {
      String value =
          value("parameter '%s'".formatted(range.name()), members.required(range.name()));
      if (!contains(range, value)) {
        throw new WrongInputException(
            "parameter '%s': %s is outside of its range".formatted(range.name(), value));
      }
      values.put(range.name(), value);
    }
    return new Assignment(values);
  }

  /** Whether a range has a value; reading one that is no value at all is refused by the range. */
  private static boolean contains(ParameterRange range, String value) {
    String canonical = range.canonical(value);
    if (range instanceof ContinuousRange continuous) {
      double number = Double.parseDouble(canonical);
      return number >= continuous.min() && number <= continuous.max();
    }
    if (range instanceof IntegerRange integer) {
      long number = Long.parseLong(canonical);
      return number >= integer.min() && number <= integer.max();
    }
    return true;
  }
}
