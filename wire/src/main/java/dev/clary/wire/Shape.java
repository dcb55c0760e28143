package dev.clary.wire;

import tools.jackson.databind.JsonNode;

/** A type of the service model with its constraints. Immutable. */
sealed interface Shape
    permits StructureShape,
        ListShape,
        MapShape,
        StringShape,
        NumberShape,
        TimestampShape,
        BooleanShape {

  /** The model's name of the type, as a message gives it. */
  String type();

  /** Whether the JSON type is right; only then are the constraints looked at. */
  boolean accepts(JsonNode value);

  /** Reports every constraint that an {@linkplain #accepts accepted} value breaks. */
  void checkConstraints(JsonNode value, MemberPath path, Violations violations);

  /** Reports a wrong type, or every constraint that the value breaks. */
  default void check(JsonNode value, MemberPath path, Violations violations) {
    if (accepts(value)) {
      checkConstraints(value, path, violations);
    } else {
      violations.add(value, path, "Member must be of type " + type());
    }
  }

  /** Reads a shape from its description; the shapes it refers to are looked up when needed. */
  static Shape read(String name, JsonNode node, ServiceModel model) {
    String type = node.get("type").asString();
    return switch (type) {
      case "structure" -> StructureShape.read(node, model);
      case "list" -> new ListShape(Length.read(node), node.at("/member/shape").asString(), model);
      case "map" -> MapShape.read(node, model);
      case "string" -> StringShape.read(node);
      case "integer", "long", "float", "double" -> NumberShape.read(type, node);
      case "timestamp" -> new TimestampShape();
      case "boolean" -> new BooleanShape();
      default -> throw new IllegalArgumentException("shape '%s': type %s".formatted(name, type));
    };
  }
}
