package dev.clary.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Named members, some of them required. Members it does not know are ignored, as AWS does. */
record StructureShape(Map<String, String> memberShapes, Set<String> required, ServiceModel model)
    implements Shape {

  static StructureShape read(JsonNode node, ServiceModel model) {
    var members = new LinkedHashMap<String, String>();
    node.get("members")
        .properties()
        .forEach(member -> members.put(member.getKey(), member.getValue().get("shape").asString()));
    Set<String> required =
        node.path("required").values().stream()
            .map(JsonNode::asString)
            .collect(Collectors.toUnmodifiableSet());
    return new StructureShape(members, required, model);
  }

  @Override
  public String type() {
    return "structure";
  }

  @Override
  public boolean accepts(JsonNode value) {
    return value.isObject();
  }

  @Override
  public void checkConstraints(JsonNode value, MemberPath path, Violations violations) {
    memberShapes.forEach(
        (member, shape) -> {
          JsonNode child = value.get(member);
          if (child != null && !child.isNull()) {
            model.shape(shape).check(child, path.member(member), violations);
          } else if (required.contains(member)) {
            violations.addMissing(path.member(member));
          }
        });
  }
}
