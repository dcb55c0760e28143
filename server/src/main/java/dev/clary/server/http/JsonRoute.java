package dev.clary.server.http;

import dev.clary.server.operation.Caller;
import dev.clary.server.operation.NoContent;
import dev.clary.server.operation.Operations;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.sigv4.HttpMessage;
import java.util.Map;
import java.util.Optional;

/**
 * AWS JSON 1.1 and 1.0: every request is {@code POST /} with a header that names the operation.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
final class JsonRoute implements Route {
  static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String CONTENT_TYPE_1_0 = "application/x-amz-json-1.0";
  private static final String TARGET = "x-amz-target";

  private final JsonCodec codec;
  private final Map<Service, Operations> services;

  JsonRoute(JsonCodec codec, Map<Service, Operations> services) {
    this.codec = codec;
    this.services = Map.copyOf(services);
  }

  @Override
  public boolean takes(HttpMessage head) {
    return head.header(TARGET).isPresent();
  }

  @Override
  public String signingName(HttpMessage head) {
    return target(head).service().signingName();
  }

  @Override
  public Answer answer(HttpMessage head, byte[] body, Caller caller) {
    Target target = target(head);
    Operations operations = operations(target).orElseThrow(() -> unknown(target.header()));
    Object answer = operations.call(target.operation(), codec.parse(body), caller);
    return new Answer(
        200, contentType(head), answer == NoContent.INSTANCE ? new byte[0] : codec.encode(answer));
  }

  private Target target(HttpMessage head) {
    String header =
        head.header(TARGET)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "%s %s: no operation is named by an X-Amz-Target header"
                            .formatted(head.method(), head.path())));
    return Target.parse(header)
        .filter(target -> operations(target).isPresent())
        .orElseThrow(() -> unknown(header));
  }

  private Optional<Operations> operations(Target target) {
    return Optional.ofNullable(services.get(target.service()));
  }

  private static RefusedException unknown(String header) {
    return new RefusedException(
        ErrorCode.UNKNOWN_OPERATION, "%s is not an operation that Clary serves".formatted(header));
  }

  /** The version of the protocol is the client's choice and makes no difference here. */
  private static String contentType(HttpMessage head) {
    return head.header("content-type")
        .filter(type -> type.startsWith(CONTENT_TYPE_1_0))
        .map(type -> CONTENT_TYPE_1_0)
        .orElse(CONTENT_TYPE);
  }

  @Override
  public Answer error(HttpMessage head, ErrorResponse error) {
    boolean query = head.header("x-amzn-query-mode").isPresent();
    return new Answer(
        error.status(),
        contentType(head),
        codec.encode(error.body()),
        query ? queryError(error) : Map.of());
  }

  /** The header by which clients of a former Query service learn the code they used to see. */
  static Map<String, String> queryError(ErrorResponse error) {
    return Map.of(
        "x-amzn-query-error",
        error.code().queryCode() + (error.code().senderFault() ? ";Sender" : ";Receiver"));
  }
}
