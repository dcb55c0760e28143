package dev.clary.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws inputs that a service model accepts, and breaks them at one place. Equal seeds draw equal
 * inputs.
 */
final class RandomInput {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** For every pattern of the models at least one text that matches it. */
  private static final List<String> TEXTS =
      List.of(
          "a",
          "digits-001",
          "s3://bucket/some/key",
          "s3://b",
          "arn:aws:iam::123456789012:role/Demo",
          arn("hyper-parameter-tuning-job/digits"),
          arn("training-job/digits-001"),
          arn("training-plan/one-of-the-longer-plans"),
          arn("model-package/digits"),
          arn("model-package-group/digits"),
          arn("mlflow-tracking-server/digits"),
          arn("endpoint/digits"),
          arn("endpoint-config/digits"),
          arn("model/digits"),
          arn("processing-job/digits"),
          arn("transform-job/digits"),
          arn("automl-job/digits"),
          arn("labeling-job/digits"),
          "arn:aws:sns:eu-west-1:123456789012:topic",
          "arn:aws:lambda:eu-west-1:123456789012:function:credentials",
          "arn:aws:sagemaker:eu-west-1:aws:hub-content/hub/DataSet/digits",
          "arn:aws:sagemaker:eu-west-1:aws:hub-content/hub/Model/digits",
          "fs-0123456789abcdef0",
          "text/csv",
          "/metrics",
          "16K",
          "123456789012",
          "123456",
          "AKIAIOSFODNN7EXAMPLE",
          "/");

  private final ServiceModel model;
  private final Random random;
  private final boolean everyMember;
  private final List<Break> breaks = new ArrayList<>();

  RandomInput(ServiceModel model, long seed, boolean everyMember) {
    this.model = model;
    this.random = new Random(seed);
    this.everyMember = everyMember;
  }

  /** A valid value of the shape; forgets the places of the one before. */
  JsonNode draw(String shape) {
    breaks.clear();
    return value(model.shape(shape), MemberPath.ROOT, node -> {});
  }

  /** Breaks one constraint of the value drawn last and says where; that value must not be empty. */
  Break breakOne() {
    Break one = breaks.get(random.nextInt(breaks.size()));
    one.change().run();
    return one;
  }

  boolean isBreakable() {
    return !breaks.isEmpty();
  }

  /** A change that breaks one constraint, and the path a message should name. */
  record Break(String path, String kind, Runnable change) {}

  private JsonNode value(Shape shape, MemberPath path, Consumer<JsonNode> replace) {
    if (shape instanceof StructureShape s) {
      return structure(s, path);
    } else if (shape instanceof ListShape s) {
      return list(s, path, replace);
    } else if (shape instanceof MapShape s) {
      return map(s, path);
    } else if (shape instanceof StringShape s) {
      return text(s, path, replace);
    } else if (shape instanceof NumberShape s) {
      return number(s, path, replace);
    } else if (shape instanceof TimestampShape) {
      breaks.add(
          new Break(path.toString(), "timestamp", () -> replace.accept(JSON.numberNode(1e300))));
      return JSON.numberNode(BigDecimal.valueOf(random.nextInt() * 1000L + 22, 3));
    } else if (shape instanceof BooleanShape) {
      breaks.add(
          new Break(path.toString(), "boolean", () -> replace.accept(JSON.stringNode("yes"))));
      return JSON.booleanNode(random.nextBoolean());
    }
    throw new AssertionError("no values for " + shape);
  }

  private ObjectNode structure(StructureShape shape, MemberPath path) {
    ObjectNode node = JSON.objectNode();
    shape
        .memberShapes()
        .forEach(
            (member, memberShape) -> {
              boolean required = shape.required().contains(member);
              MemberPath at = path.member(member);
              if (required || everyMember || random.nextBoolean()) {
                Consumer<JsonNode> replace = other -> node.set(member, other);
                node.set(member, value(model.shape(memberShape), at, replace));
              }
              if (required) {
                breaks.add(new Break(at.toString(), "missing", () -> node.remove(member)));
              }
            });
    return node;
  }

  private ArrayNode list(ListShape shape, MemberPath path, Consumer<JsonNode> replace) {
    ArrayNode node = JSON.arrayNode();
    int size = size(shape.length());
    for (int i = 0; i < size; i++) {
      int index = i;
      node.add(
          value(
              model.shape(shape.elementShape()), path.element(i), other -> node.set(index, other)));
    }
    breaks.add(new Break(path.toString(), "list", () -> replace.accept(JSON.objectNode())));
    if (shape.length().max() < 1000) {
      breaks.add(
          new Break(
              path.toString(),
              "too many",
              () -> {
                while (node.size() <= shape.length().max()) {
                  node.add("x");
                }
              }));
    }
    return node;
  }

  /** What breaks a single value is left out: an entry is reported at the map's path. */
  private ObjectNode map(MapShape shape, MemberPath path) {
    ObjectNode node = JSON.objectNode();
    int before = breaks.size();
    int size = size(shape.length());
    for (int i = 0; i < size; i++) {
      node.set(textOf(shape.keys()) + i, value(shape.values(), path, other -> {}));
    }
    breaks.subList(before, breaks.size()).clear();
    breaks.add(new Break(path.toString(), "key", () -> node.put("k".repeat(5000), "v")));
    breaks.add(new Break(path.toString(), "entry", () -> node.putArray("k")));
    return node;
  }

  private JsonNode text(StringShape shape, MemberPath path, Consumer<JsonNode> replace) {
    List.of("", "\n", "x".repeat(Math.min(shape.length().max(), 20_000) + 1), "∀x").stream()
        .filter(text -> !shape.admits(text))
        .forEach(
            text ->
                breaks.add(
                    new Break(
                        path.toString(), "text", () -> replace.accept(JSON.stringNode(text)))));
    breaks.add(new Break(path.toString(), "string", () -> replace.accept(JSON.numberNode(3))));
    return JSON.stringNode(textOf(shape));
  }

  private JsonNode number(NumberShape shape, MemberPath path, Consumer<JsonNode> replace) {
    for (BigDecimal beyond :
        List.of(shape.min().subtract(BigDecimal.ONE), shape.max().multiply(BigDecimal.TEN))) {
      breaks.add(
          new Break(path.toString(), "range", () -> replace.accept(JSON.numberNode(beyond))));
    }
    breaks.add(new Break(path.toString(), "number", () -> replace.accept(JSON.stringNode("3"))));
    BigDecimal span =
        shape.max().min(shape.min().add(BigDecimal.valueOf(100))).subtract(shape.min());
    BigDecimal drawn = shape.min().add(span.multiply(BigDecimal.valueOf(random.nextInt(3), 1)));
    if (shape.whole()) {
      return JSON.numberNode(drawn.longValue());
    }
    return JSON.numberNode(random.nextInt(1000) / 8.0);
  }

  private String textOf(StringShape shape) {
    if (!shape.values().isEmpty()) {
      return shape.values().get(random.nextInt(shape.values().size()));
    }
    List<String> fitting = TEXTS.stream().filter(shape::admits).toList();
    if (fitting.isEmpty()) {
      throw new AssertionError("no text for " + shape);
    }
    return fitting.get(random.nextInt(fitting.size()));
  }

  private int size(Length length) {
    return Math.min(length.max(), Math.max(length.min(), 1) + random.nextInt(2));
  }

  private static String arn(String resource) {
    return "arn:aws:sagemaker:eu-west-1:123456789012:" + resource;
  }
}
