package dev.clary.wire;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Entries from text to text. AWS reports a bad entry at the map's own path and recites all
 * constraints of the key or value; the value printed here is the bad entry alone, not the map.
 */
record MapShape(Length length, StringShape keys, StringShape values) implements Shape {

  static MapShape read(JsonNode node, ServiceModel model) {
    return new MapShape(
        Length.read(node), text(node.get("key"), model), text(node.get("value"), model));
  }

  private static StringShape text(JsonNode reference, ServiceModel model) {
    String name = reference.get("shape").asString();
    if (model.shape(name) instanceof StringShape text) {
      return text;
    }
    throw new IllegalArgumentException("shape '%s': a map holds only text here".formatted(name));
  }

  @Override
  public String type() {
    return "map";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isObject();
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {
    if (length.check(value.size(), value, path, violations)) {
      value.properties().forEach(entry -> checkEntry(entry, path, violations));
    }
  }

  private void checkEntry(
      Map.Entry<String, JsonNode> entry, MemberPath path, Violations violations) {
    if (!keys.admits(entry.getKey())) {
      violations.addEntry(entry.getKey(), entry.getValue(), path, keys.mapRule("Map keys"));
    }
    if (!(values.accepts(entry.getValue()) && values.admits(entry.getValue().asString()))) {
      violations.addEntry(entry.getKey(), entry.getValue(), path, values.mapRule("Map value"));
    }
  }
}
