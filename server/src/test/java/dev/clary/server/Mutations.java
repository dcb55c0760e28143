package dev.clary.server;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes requests at random, the same way for the same seed. Confined to one thread. */
final class Mutations {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "-",
          "a-b",
          "..",
          "%s",
          "\u0000",
          "\uD800",
          "ä€😀",
          "1e999",
          "-1",
          "9223372036854775808",
          "NaN",
          "s3://",
          "s3://bucket/../..",
          "file:///",
          "file:///etc/../proc/self",
          "(((((",
          "(a+)+$",
          "x".repeat(70),
          "x".repeat(3000));

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "2147483648",
          "123456789012345678901234567890",
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "{\"\": {}}",
          "[1, \"a\", null]");

  private final SplittableRandom random;

  Mutations(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A copy of the request with one thing changed somewhere. */
  ObjectNode mutated(ObjectNode request) {
    ObjectNode copy = request.deepCopy();
    List<JsonNode> containers = new ArrayList<>();
    collect(copy, containers);
    JsonNode container = one(containers);
    if (container instanceof ObjectNode object) {
      change(object);
    } else if (container instanceof ArrayNode array) {
      change(array);
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isObject() || node.isArray()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void change(ObjectNode object) {
    List<String> names = List.copyOf(object.propertyNames());
    if (names.isEmpty()) {
      object.set("Unknown", value());
      return;
    }
    String name = one(names);
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(one(TEXTS), object.get(name).deepCopy());
      case 2 -> object.set(name, object.deepCopy());
      default -> object.set(name, value());
    }
  }

  private void change(ArrayNode array) {
    if (array.isEmpty() || random.nextInt(3) == 0) {
      array.add(value());
      return;
    }
    int index = random.nextInt(array.size());
    switch (random.nextInt(3)) {
      case 0 -> array.remove(index);
      case 1 -> {
        int copies = 1 + random.nextInt(120);
        for (int copy = 0; copy < copies; copy++) {
          array.add(array.get(index).deepCopy());
        }
      }
      default -> array.set(index, value());
    }
  }

  private JsonNode value() {
    Supplier<String> text = () -> JsonMapper.shared().writeValueAsString(one(TEXTS));
    return JsonMapper.shared().readTree(random.nextBoolean() ? text.get() : one(VALUES));
  }

  /** One of a list. */
  <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
