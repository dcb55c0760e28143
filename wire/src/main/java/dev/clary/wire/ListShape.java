package dev.clary.wire;

import tools.jackson.databind.JsonNode;

/** Elements of one shape. Too long a list is reported without a look at its elements. */
record ListShape(Length length, String elementShape, ServiceModel model) implements Shape {

  @Override
  public String type() {
    return "list";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isArray();
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {
    if (length.check(value.size(), value, path, violations)) {
      Shape element = model.shape(elementShape);
      for (int i = 0; i < value.size(); i++) {
        element.check(value.get(i), path.element(i), violations);
      }
    }
  }
}
