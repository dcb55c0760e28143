package dev.clary.wire;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Turns CBOR into the trees that AWS JSON would have sent, and such trees into CBOR: the RPC v2
 * protocol of Smithy, for one service. Immutable and thread-safe.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
public final class CborCodec {
  /** The media type, both ways. */
  public static final String MEDIA_TYPE = "application/cbor";

  /** Marks a number as seconds since the epoch. */
  private static final int TIME_TAG = 1;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CBORMapper mapper = new CBORMapper();
  private final ServiceModel model;

  /** A codec for all operations of a service. */
  public CborCodec(Service service) {
    this.model = ServiceModel.load(service);
  }

  /**
   * Reads a body as a tree without members that are null; an empty body is an empty object.
   *
   * @throws MalformedRequestException if it is not one map
   */
  public JsonNode parse(byte[] body) {
    if (body.length == 0) {
      return JSON.objectNode();
    }
    JsonNode tree;
    try {
      tree = mapper.readTree(body);
    } catch (JacksonException e) {
      throw new MalformedRequestException("the body is not CBOR: " + e.getOriginalMessage(), e);
    }
    if (tree == null || !tree.isObject()) {
      throw new MalformedRequestException("the body is not a CBOR map");
    }
    JsonNode finite = finite(tree);
    JsonCodec.clean(finite);
    return finite;
  }

  /** JSON has no number that is not finite, and so neither has any model; it becomes text. */
  private static JsonNode finite(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties().forEach(member -> object.set(member.getKey(), finite(member.getValue())));
      return object;
    } else if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(element -> array.add(finite(element)));
      return array;
    } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      return JSON.stringNode(Double.toString(node.doubleValue()));
    }
    return node;
  }

  /**
   * The answer of an operation as a body.
   *
   * @param answer its members, as AWS JSON has them
   * @throws IllegalArgumentException if the service has no such operation
   */
  public byte[] encode(String operation, JsonNode answer) {
    OperationModel found =
        model
            .operation(operation)
            .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = mapper.createGenerator(bytes)) {
      if (found.output().isPresent()) {
        write(answer, model.shape(found.output().get()), (CBORGenerator) out);
      } else {
        out.writeStartObject().writeEndObject();
      }
    }
    return bytes.toByteArray();
  }

  private void write(JsonNode value, Shape shape, CBORGenerator out) {
    if (shape instanceof StructureShape structure) {
      writeMembers(value, structure, out);
    } else if (shape instanceof ListShape list) {
      Shape element = model.shape(list.elementShape());
      out.writeStartArray();
      value.forEach(child -> write(child, element, out));
      out.writeEndArray();
    } else if (shape instanceof MapShape map) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        out.writeName(entry.getKey());
        write(entry.getValue(), map.values(), out);
      }
      out.writeEndObject();
    } else {
      writeScalar(value, shape, out);
    }
  }

  private void writeMembers(JsonNode value, StructureShape shape, CBORGenerator out) {
    out.writeStartObject();
    shape
        .memberShapes()
        .forEach(
            (member, memberShape) -> {
              if (value.hasNonNull(member)) {
                out.writeName(member);
                write(value.get(member), model.shape(memberShape), out);
              }
            });
    out.writeEndObject();
  }

  private static void writeScalar(JsonNode value, Shape shape, CBORGenerator out) {
    if (shape instanceof TimestampShape) {
      out.writeTag(TIME_TAG);
      out.writeNumber(value.doubleValue());
    } else if (shape instanceof NumberShape number) {
      if (number.whole()) {
        out.writeNumber(value.longValue());
      } else {
        out.writeNumber(value.doubleValue());
      }
    } else if (shape instanceof BooleanShape) {
      out.writeBoolean(value.booleanValue());
    } else {
      out.writeString(value.asString());
    }
  }

  /** An error as a body. */
  public byte[] encode(ErrorResponse error) {
    var body = new LinkedHashMap<String, String>();
    body.put("__type", error.code().code());
    body.put("message", error.message());
    return mapper.writeValueAsBytes(body);
  }
}
