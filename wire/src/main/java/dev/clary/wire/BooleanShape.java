package dev.clary.wire;

import tools.jackson.databind.JsonNode;

/** True or false. */
record BooleanShape() implements Shape {

  @Override
  public String type() {
    return "boolean";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isBoolean();
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {}
}
