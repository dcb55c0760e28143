package dev.clary.cli.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request asks for, whatever it is named and however its members are ordered. */
final class CanonicalRequest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "HyperParameterTuningJobName";

  private CanonicalRequest() {}

  /** The request as text; equal for requests that ask for the same. */
  static String of(JsonNode request) {
    JsonNode sorted = sorted(request);
    if (sorted instanceof ObjectNode object) {
      object.remove(NAME);
    }
    return JSON.writeValueAsString(sorted);
  }

  /** Members by name, absent ones left out, numbers in their shortest form. */
  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      members.removeIf(member -> member.getValue().isNull());
      members.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
      ObjectNode ordered = JsonNodeFactory.instance.objectNode();
      members.forEach(member -> ordered.set(member.getKey(), sorted(member.getValue())));
      return ordered;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode elements = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> elements.add(sorted(element)));
      return elements;
    }
    return node.isNumber()
        ? JsonNodeFactory.instance.numberNode(node.decimalValue().stripTrailingZeros())
        : node;
  }
}
