package dev.clary.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Every constraint that a request breaks, in the words AWS uses:
 *
 * <pre>
 * 2 validation errors detected: Value 'a b' at 'trainingJobName' failed to satisfy constraint:
 * Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}; Value null at
 * 'roleArn' failed to satisfy constraint: Member must not be null
 * </pre>
 *
 * <p>All are counted, but only so many are written, with long values cut, so that a hostile request
 * does not get a longer answer than it is worth. Confined to one thread.
 */
final class Violations {
  private static final int MAX_VALUE_LENGTH = 256;
  private static final int MAX_MESSAGE_LENGTH = 4096;

  private final List<String> sentences = new ArrayList<>();
  private int count;
  private int length;

  /** Adds a value that breaks a constraint. */
  void add(JsonNode value, MemberPath path, String constraint) {
    add("'" + print(value) + "'", path, constraint);
  }

  /** Adds an entry of a map that breaks a constraint; {@code path} is the map's. */
  void addEntry(String key, JsonNode value, MemberPath path, String constraint) {
    add("'{%s=%s}'".formatted(cut(key, MAX_VALUE_LENGTH), print(value)), path, constraint);
  }

  /** Adds a member that should be there and is not. */
  void addMissing(MemberPath path) {
    add("null", path, "Member must not be null");
  }

  private void add(String value, MemberPath path, String constraint) {
    count++;
    if (length < MAX_MESSAGE_LENGTH) {
      String sentence =
          "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, constraint);
      length += sentence.length();
      sentences.add(sentence);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  String message() {
    String all = String.join("; ", sentences);
    return "%d validation error%s detected: %s"
        .formatted(count, count == 1 ? "" : "s", cut(all, MAX_MESSAGE_LENGTH));
  }

  private static String print(JsonNode value) {
    return cut(value.isString() ? value.asString() : value.toString(), MAX_VALUE_LENGTH);
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + "…";
  }
}
