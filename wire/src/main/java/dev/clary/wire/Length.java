package dev.clary.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Bounds on characters of a text, elements of a list or entries of a map, both included. */
record Length(int min, int max) {

  static Length read(JsonNode shape) {
    return new Length(shape.path("min").asInt(0), shape.path("max").asInt(Integer.MAX_VALUE));
  }

  boolean admits(int length) {
    return min <= length && length <= max;
  }

  /** Both bounds in AWS's words, upper bound first; a bound that cannot be broken is left out. */
  List<String> rules() {
    var rules = new ArrayList<String>();
    if (max < Integer.MAX_VALUE) {
      rules.add("Member must have length less than or equal to " + max);
    }
    rules.add("Member must have length greater than or equal to " + min);
    return rules;
  }

  /** Reports a length out of bounds; says whether it was within. */
  boolean check(int length, JsonNode value, MemberPath path, Violations violations) {
    if (length > max) {
      violations.add(value, path, "Member must have length less than or equal to " + max);
    } else if (length < min) {
      violations.add(value, path, "Member must have length greater than or equal to " + min);
    }
    return admits(length);
  }
}
