package dev.clary.wire;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Entries from text to something, mostly text. AWS reports a bad text at the map's own path and
 * recites all constraints of the key or value; the value printed here is the bad entry alone, not
 * the map.
 */
record MapShape(Length length, StringShape keys, Shape values) implements Shape {

  static MapShape read(JsonNode node, ServiceModel model) {
    return new MapShape(
        Length.read(node), text(node.get("key"), model), model.shape(name(node.get("value"))));
  }

  private static StringShape text(JsonNode reference, ServiceModel model) {
    String name = name(reference);
    if (model.shape(name) instanceof StringShape text) {
      return text;
    }
    throw new IllegalArgumentException("shape '%s': a key is always text".formatted(name));
  }

  private static String name(JsonNode reference) {
    return reference.get("shape").asString();
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
    JsonNode value = entry.getValue();
    if (!keys.admits(entry.getKey())) {
      violations.addEntry(entry.getKey(), value, path, keys.mapRule("Map keys"));
    }
    if (!(values instanceof StringShape texts)) {
      values.check(value, path, violations);
    } else if (!(texts.accepts(value) && texts.admits(value.asString()))) {
      violations.addEntry(entry.getKey(), value, path, texts.mapRule("Map value"));
    }
  }
}
