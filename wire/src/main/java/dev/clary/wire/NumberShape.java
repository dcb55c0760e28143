package dev.clary.wire;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** A number between two bounds, both included, whole or not. */
record NumberShape(String type, boolean whole, BigDecimal min, BigDecimal max) implements Shape {

  static NumberShape read(String type, JsonNode node) {
    NumberShape any =
        switch (type) {
          case "integer" -> whole(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
          case "long" -> whole(type, Long.MIN_VALUE, Long.MAX_VALUE);
          case "float" -> real(type, new BigDecimal(Float.toString(Float.MAX_VALUE)));
          default -> real(type, BigDecimal.valueOf(Double.MAX_VALUE));
        };
    return new NumberShape(
        type,
        any.whole,
        node.has("min") ? node.get("min").decimalValue() : any.min,
        node.has("max") ? node.get("max").decimalValue() : any.max);
  }

  private static NumberShape whole(String type, long min, long max) {
    return new NumberShape(type, true, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  private static NumberShape real(String type, BigDecimal max) {
    return new NumberShape(type, false, max.negate(), max);
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isNumber() && (!whole || value.decimalValue().stripTrailingZeros().scale() <= 0);
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {
    BigDecimal number = value.decimalValue();
    if (number.compareTo(max) > 0) {
      violations.add(value, path, "Member must have value less than or equal to " + max);
    } else if (number.compareTo(min) < 0) {
      violations.add(value, path, "Member must have value greater than or equal to " + min);
    }
  }
}
