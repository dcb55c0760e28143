package dev.clary.cli.optimize;

import static java.util.Objects.requireNonNull;

import dev.clary.cli.request.WrongInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object that a program sent, each with its kind; every reader refuses what
 * is not of it, naming the member.
 */
final class Members {
  private final String where;
  private final JsonNode object;

  private Members(String where, JsonNode object) {
    this.where = where;
    this.object = object;
  }

  /**
   * Looks into an object.
   *
   * @param where what messages call it
   * @param names the members it may have
   * @throws WrongInputException if it is no object or has other members
   */
  static Members of(String where, JsonNode node, Set<String> names) {
    if (!node.isObject()) {
      throw new WrongInputException("%s: must be an object, got %s".formatted(where, node));
    }
    for (String name : node.propertyNames()) {
      if (!names.contains(name)) {
        throw new WrongInputException(
            "%s: member '%s' is unknown, there are %s"
                .formatted(where, name, names.isEmpty() ? "none" : new TreeSet<>(names)));
      }
    }
    return new Members(where, requireNonNull(node));
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** A member of any kind. */
  JsonNode required(String name) {
    if (!has(name)) {
      throw new WrongInputException("%s: member '%s' is missing".formatted(where, name));
    }
    return object.get(name);
  }

  String text(String name) {
    JsonNode node = required(name);
    if (!node.isString()) {
      throw wrong(name, "a text", node);
    }
    return node.asString();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** One of several words. */
  <T extends Word> T word(String name, T[] words) {
    String text = text(name);
    for (T word : words) {
      if (word.text().equals(text)) {
        return word;
      }
    }
    var known = new ArrayList<String>();
    for (T word : words) {
      known.add(word.text());
    }
    throw new WrongInputException(
        "%s: member '%s' must be one of %s, got '%s'".formatted(where, name, known, text));
  }

  /** A whole number between two bounds, both included; written as a number or as a text. */
  long whole(String name, long least, long most) {
    JsonNode node = required(name);
    try {
      long number = new BigDecimal(digits(node)).longValueExact();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Answered below, like a number that is out of range.
    }
    String bounds =
        most == Long.MAX_VALUE || most == Integer.MAX_VALUE
            ? "of %d or more".formatted(least)
            : "from %d to %d".formatted(least, most);
    throw wrong(name, "a whole number " + bounds, node);
  }

  /** A number, written as a number or as a text; NaN and infinities are numbers. */
  double number(String name) {
    JsonNode node = required(name);
    try {
      return Double.parseDouble(digits(node));
    } catch (NumberFormatException e) {
      throw wrong(name, "a number", node);
    }
  }

  private static String digits(JsonNode node) {
    return node.isNumber() || node.isString() ? node.asString().strip() : "";
  }

  /** A list of anything. */
  List<JsonNode> list(String name) {
    JsonNode node = required(name);
    if (!node.isArray()) {
      throw wrong(name, "a list", node);
    }
    return List.copyOf(node.values());
  }

  private WrongInputException wrong(String name, String wanted, JsonNode got) {
    return new WrongInputException(
        "%s: member '%s' must be %s, got %s".formatted(where, name, wanted, got));
  }

  /** A constant that programs write as a word. */
  interface Word {
    String text();
  }
}
