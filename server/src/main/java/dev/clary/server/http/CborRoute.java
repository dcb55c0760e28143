package dev.clary.server.http;

import dev.clary.server.operation.Caller;
import dev.clary.server.operation.NoContent;
import dev.clary.server.operation.Operations;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.CborCodec;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import dev.clary.wire.sigv4.HttpMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Smithy RPC v2 with CBOR: the path names service and operation. CloudWatch alone is called like
 * that.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR</a>
 */
final class CborRoute implements Route {
  private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
  private static final Service SERVICE = Service.MONITORING;
  private static final String PROTOCOL = "smithy-protocol";
  private static final Map<String, String> HEADERS = Map.of(PROTOCOL, "rpc-v2-cbor");

  private final JsonCodec codec;
  private final CborCodec cbor = new CborCodec(SERVICE);
  private final Operations operations;

  CborRoute(JsonCodec codec, Operations operations) {
    this.codec = codec;
    this.operations = operations;
  }

  @Override
  public boolean takes(HttpMessage head) {
    return head.header(PROTOCOL).isPresent() && PATH.matcher(head.path()).matches();
  }

  @Override
  public String signingName(HttpMessage head) {
    return SERVICE.signingName();
  }

  @Override
  public Answer answer(HttpMessage head, byte[] body, Caller caller) {
    Matcher path = PATH.matcher(head.path());
    if (!path.matches() || !path.group(1).equals(SERVICE.targetPrefix())) {
      throw new RefusedException(
          ErrorCode.UNKNOWN_OPERATION,
          "%s is not an operation that Clary serves".formatted(head.path()));
    }
    String operation = path.group(2);
    Object answer = operations.call(operation, cbor.parse(body), caller);
    JsonNode tree =
        answer == NoContent.INSTANCE ? JsonNodeFactory.instance.objectNode() : codec.tree(answer);
    return new Answer(200, CborCodec.MEDIA_TYPE, cbor.encode(operation, tree), HEADERS);
  }

  @Override
  public Answer error(HttpMessage head, ErrorResponse error) {
    var headers = new LinkedHashMap<>(HEADERS);
    headers.putAll(JsonRoute.queryError(error));
    return new Answer(error.status(), CborCodec.MEDIA_TYPE, cbor.encode(error), headers);
  }
}
