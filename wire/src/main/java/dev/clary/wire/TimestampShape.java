package dev.clary.wire;

import tools.jackson.databind.JsonNode;

/** A time: a number of seconds since the epoch that a calendar can show. */
record TimestampShape() implements Shape {

  @Override
  public String type() {
    return "timestamp";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isNumber() && EpochSeconds.fits(value.decimalValue());
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {}
}
