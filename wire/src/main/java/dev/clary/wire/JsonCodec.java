package dev.clary.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns bodies into shapes and shapes into bodies, as AWS JSON 1.1 does. Immutable and thread-safe;
 * making one costs some milliseconds, so make one and share it.
 *
 * <ul>
 *   <li>Member names are the component names with a capital first letter; a shape of a service that
 *       writes them small says so by an annotation of its own.
 *   <li>Members that a shape does not have are ignored, absent and null members are {@code null},
 *       and {@code null} is not written.
 *   <li>Times are numbers, seconds since the epoch with milliseconds behind the point.
 *   <li>A single-precision value is written widened: 2.91488 goes out as 2.9148800373077393.
 * </ul>
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public final class JsonCodec {
  private final JsonMapper mapper;

  /** A codec for every shape of {@code dev.clary.wire.shape}. */
  public JsonCodec() {
    var numbers =
        new SimpleModule("aws-json")
            .addSerializer(Instant.class, new TimestampWriter())
            .addDeserializer(Instant.class, new TimestampReader())
            .addSerializer(Float.class, new WidenedFloatWriter());
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(numbers)
            .build();
  }

  /**
   * Reads a body as a tree without members that are null; an empty body is an empty object.
   *
   * @throws MalformedRequestException if it is not one JSON object
   */
  public JsonNode parse(byte[] body) {
    if (body.length == 0) {
      return mapper.createObjectNode();
    }
    JsonNode tree;
    try {
      tree = mapper.readTree(body);
    } catch (JacksonException e) {
      throw new MalformedRequestException("the body is not JSON: " + where(e), e);
    }
    if (!tree.isObject()) {
      throw new MalformedRequestException("the body is not a JSON object");
    }
    clean(tree);
    return tree;
  }

  /**
   * Removes null members, which AWS does not tell from absent ones, and refuses halves of surrogate
   * pairs, which no answer could repeat.
   */
  static void clean(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.removeNulls();
      object.propertyNames().forEach(JsonCodec::requireUnicode);
    } else if (tree.isString()) {
      requireUnicode(tree.asString());
    }
    tree.values().forEach(JsonCodec::clean);
  }

  private static void requireUnicode(String text) {
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new MalformedRequestException(
          "the body is not JSON: a text holds half a surrogate pair");
    }
  }

  /**
   * Reads a tree as a shape.
   *
   * @throws MalformedRequestException if a member has a type that the shape cannot hold
   */
  public <T> T decode(JsonNode tree, Class<T> shape) {
    try {
      return mapper.treeToValue(tree, shape);
    } catch (JacksonException e) {
      throw new MalformedRequestException(
          "the body does not fit %s: %s".formatted(shape.getSimpleName(), where(e)), e);
    }
  }

  /**
   * Reads a body as a shape; an empty body is a shape without members.
   *
   * @throws MalformedRequestException if the body is not one JSON object that fits the shape
   */
  public <T> T decode(byte[] body, Class<T> shape) {
    return decode(parse(body), shape);
  }

  /** Writes a shape, a tree or a map as a body in UTF-8. */
  public byte[] encode(Object shape) {
    return mapper.writeValueAsBytes(shape);
  }

  /** Writes a shape or a map as a tree that may be changed without changing the shape. */
  public JsonNode tree(Object shape) {
    return mapper.valueToTree(shape);
  }

  private static String where(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? e.getOriginalMessage()
        : "%s at line %d, column %d"
            .formatted(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr());
  }

  private static final class TimestampWriter extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(EpochSeconds.write(value));
    }
  }

  private static final class TimestampReader extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      if (!in.currentToken().isNumeric()) {
        return (Instant) context.handleUnexpectedToken(Instant.class, in);
      }
      BigDecimal seconds = in.getDecimalValue();
      if (!EpochSeconds.fits(seconds)) {
        return (Instant)
            context.handleWeirdNumberValue(Instant.class, seconds, "not within years 0 to 9999");
      }
      return EpochSeconds.read(seconds);
    }
  }

  private static final class WidenedFloatWriter extends ValueSerializer<Float> {
    @Override
    public void serialize(Float value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(value.doubleValue());
    }
  }
}
