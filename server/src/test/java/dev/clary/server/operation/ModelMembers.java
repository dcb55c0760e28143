package dev.clary.server.operation;

import dev.clary.server.Requests;
import dev.clary.wire.Service;
import dev.clary.wire.ServiceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of requests, as the service model has them, each with values to send. */
final class ModelMembers {
  private static final Map<Service, String> FILES =
      Map.of(
          Service.SAGEMAKER, "sagemaker.json",
          Service.LOGS, "logs.json",
          Service.MONITORING, "cloudwatch.json",
          Service.STS, "sts.json",
          Service.IAM, "iam.json");

  private static final String RANGES = "HyperParameterTuningJobConfig.ParameterRanges.";

  /** What is sent for members whose type alone does not make a value that is allowed. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          RANGES + "ContinuousParameterRanges[].MinValue", "0.001",
          RANGES + "ContinuousParameterRanges[].MaxValue", "0.2",
          RANGES + "IntegerParameterRanges[].MinValue", "2",
          RANGES + "IntegerParameterRanges[].MaxValue", "9");

  private final JsonNode model;

  private ModelMembers(JsonNode model) {
    this.model = model;
  }

  static ModelMembers of(Service service) {
    try (InputStream in = ServiceModel.class.getResourceAsStream(FILES.get(service))) {
      return new ModelMembers(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Visits every leaf of an operation's request with each value of its enumeration, or one of its
   * type. A path is names with points between them, {@code []} behind a list, and {@code =VALUE}
   * behind one of an enumeration.
   */
  void visit(String operation, BiConsumer<String, JsonNode> leaf) {
    JsonNode input = model.at("/operations/" + operation + "/input/shape");
    if (!input.isMissingNode()) {
      walk(input.stringValue(), "", leaf);
    }
  }

  private void walk(String shapeName, String path, BiConsumer<String, JsonNode> leaf) {
    JsonNode shape = model.get("shapes").get(shapeName);
    switch (shape.get("type").stringValue()) {
      case "structure" ->
          shape
              .get("members")
              .properties()
              .forEach(
                  member ->
                      walk(
                          member.getValue().get("shape").stringValue(),
                          path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                          leaf));
      case "list" -> walk(shape.at("/member/shape").stringValue(), path + "[]", leaf);
      case "map" -> leaf.accept(path, Requests.json("{\"k\": \"v\"}"));
      case "string" -> strings(shape, path, leaf);
      case "boolean" -> leaf.accept(path, tree("true"));
      default -> leaf.accept(path, tree("7"));
    }
  }

  private static void strings(JsonNode shape, String path, BiConsumer<String, JsonNode> leaf) {
    if (shape.has("enum")) {
      shape.get("enum").forEach(value -> leaf.accept(path + "=" + value.stringValue(), value));
    } else {
      leaf.accept(path, tree("\"%s\"".formatted(SAMPLES.getOrDefault(path, "x"))));
    }
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  /** The request with a member set; of a list, its first element, made if there is none. */
  static ObjectNode with(ObjectNode request, String path, JsonNode value) {
    ObjectNode changed = request.deepCopy();
    set(changed, List.of(path.replaceFirst("=.*", "").split("\\.")), value);
    return changed;
  }

  private static void set(ObjectNode node, List<String> names, JsonNode value) {
    String name = names.get(0).replace("[]", "");
    List<String> rest = names.subList(1, names.size());
    if (names.get(0).endsWith("[]")) {
      ArrayNode list = node.withArray(name);
      if (rest.isEmpty()) {
        list.add(value);
      } else {
        set(list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0), rest, value);
      }
    } else if (rest.isEmpty()) {
      node.set(name, value);
    } else {
      set(node.withObject("/" + name), rest, value);
    }
  }
}
