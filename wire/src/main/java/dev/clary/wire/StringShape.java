package dev.clary.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Text with bounds on its length in characters, and a pattern that the whole of it matches or an
 * enumeration. The length is looked at first, so that a pattern never sees more than it bounds.
 */
record StringShape(Length length, Optional<Pattern> pattern, List<String> values) implements Shape {

  static StringShape read(JsonNode node) {
    return new StringShape(
        Length.read(node),
        Optional.ofNullable(node.get("pattern")).map(JsonNode::asString).map(Pattern::compile),
        node.path("enum").values().stream().map(JsonNode::asString).toList());
  }

  @Override
  public String type() {
    return "string";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isString();
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {
    String text = value.asString();
    if (length.check(characters(text), value, path, violations)) {
      if (!matches(text)) {
        violations.add(value, path, patternRule(pattern.orElseThrow()));
      }
      if (!values.isEmpty() && !values.contains(text)) {
        violations.add(value, path, "Member must satisfy enum value set: " + values);
      }
    }
  }

  boolean admits(String text) {
    return length.admits(characters(text))
        && matches(text)
        && (values.isEmpty() || values.contains(text));
  }

  /** All constraints in one phrase, as AWS recites them for the keys or values of a map. */
  String mapRule(String subject) {
    var rules = new ArrayList<>(length.rules());
    pattern.ifPresent(rule -> rules.add(patternRule(rule)));
    return "%s must satisfy constraint: %s".formatted(subject, rules);
  }

  /** The same text, except that it may also match {@code other}. */
  StringShape or(String other) {
    return new StringShape(
        length, pattern.map(own -> Pattern.compile(own.pattern() + "|" + other)), values);
  }

  private boolean matches(String text) {
    return pattern.isEmpty() || pattern.get().matcher(text).matches();
  }

  private static String patternRule(Pattern pattern) {
    return "Member must satisfy regular expression pattern: " + pattern.pattern();
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
