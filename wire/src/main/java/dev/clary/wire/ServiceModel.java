package dev.clary.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service as AWS describes it: its operations, and the constraints of every structure they take
 * and answer. Thread-safe.
 *
 * <p>The model is AWS's own published file, kept as a tree; a shape is made from it when it is
 * first asked for, so that {@linkplain #load loading} costs no more than parsing.
 *
 * @see <a href="https://smithy.io/2.0/spec/constraint-traits.html">Constraints</a>
 */
public final class ServiceModel {
  /**
   * The one place where Clary takes more than AWS does: what also is a location, for callers whose
   * keys allow it. Which files those are is for the service to say.
   */
  private static final Widening WIDENING = new Widening("S3Uri", "file:///.*");

  private final JsonNode tree;
  private final Optional<Widening> widening;
  private final Map<String, Shape> known = new ConcurrentHashMap<>();

  private ServiceModel(JsonNode tree, Optional<Widening> widening) {
    this.tree = tree;
    this.widening = widening;
  }

  /** Reads the model of a service from this jar, in some milliseconds. */
  public static ServiceModel load(Service service) {
    try (InputStream in = ServiceModel.class.getResourceAsStream(service.resource())) {
      return new ServiceModel(
          JsonMapper.shared().readTree(requireNonNull(in, service.resource())), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same model, except that a location may also be {@code file:///…}. */
  ServiceModel acceptingFiles() {
    return new ServiceModel(tree, Optional.of(WIDENING));
  }

  /** The names of all operations, sorted as in the model. */
  public Collection<String> operations() {
    return tree.get("operations").propertyNames();
  }

  /** The operation of that name, if the service has it. */
  public Optional<OperationModel> operation(String name) {
    return Optional.ofNullable(tree.get("operations").get(name))
        .map(node -> new OperationModel(name, shapeName(node, "input"), shapeName(node, "output")));
  }

  /** A fact about the service itself, such as {@code targetPrefix}; empty if it is not stated. */
  Optional<String> metadata(String name) {
    return Optional.ofNullable(tree.get("metadata").get(name)).map(JsonNode::asString);
  }

  /** The names of all shapes. */
  Collection<String> shapes() {
    return tree.get("shapes").propertyNames();
  }

  /**
   * The shape of that name.
   *
   * @throws IllegalArgumentException if the model has none
   */
  Shape shape(String name) {
    // No computeIfAbsent: reading a map's shape asks for the shapes of its keys and values.
    Shape shape = known.get(name);
    if (shape == null) {
      shape = read(name);
      known.put(name, shape);
    }
    return shape;
  }

  private Shape read(String name) {
    JsonNode node = tree.get("shapes").get(name);
    if (node == null) {
      throw new IllegalArgumentException("no shape '%s' in the model".formatted(name));
    }
    Shape shape = Shape.read(name, node, this);
    return widening.map(wider -> wider.apply(name, shape)).orElse(shape);
  }

  private static Optional<String> shapeName(JsonNode operation, String direction) {
    return Optional.ofNullable(operation.get(direction)).map(node -> node.get("shape").asString());
  }

  /** A pattern that the text of one shape may match instead of its own. */
  private record Widening(String shape, String pattern) {

    Shape apply(String name, Shape shape) {
      return name.equals(this.shape) && shape instanceof StringShape text
          ? text.or(pattern)
          : shape;
    }
  }
}
