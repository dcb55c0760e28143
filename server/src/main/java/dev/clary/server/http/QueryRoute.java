package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.server.operation.Caller;
import dev.clary.server.operation.NoContent;
import dev.clary.server.operation.Operations;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.QueryCodec;
import dev.clary.wire.QueryRequest;
import dev.clary.wire.Service;
import dev.clary.wire.sigv4.Credential;
import dev.clary.wire.sigv4.HttpMessage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * AWS Query: a form, in the body or in the address, that names the operation; answered in XML. The
 * scope of the signature names the service.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
final class QueryRoute implements Route {
  private static final String CONTENT_TYPE = "text/xml";

  private final JsonCodec codec;
  private final Map<Service, Operations> services;
  private final Map<Service, QueryCodec> codecs = new EnumMap<>(Service.class);

  /**
   * @param services those that are called like that
   */
  QueryRoute(JsonCodec codec, Map<Service, Operations> services) {
    this.codec = codec;
    this.services = Map.copyOf(services);
    services.keySet().forEach(service -> codecs.put(service, new QueryCodec(service)));
  }

  @Override
  public boolean takes(HttpMessage head) {
    boolean named = head.header("x-amz-target").isEmpty() && service(head).isPresent();
    boolean form = head.header("content-type").orElse("").startsWith(QueryCodec.FORM);
    return head.path().equals("/") && (named || form);
  }

  /** A form that nobody signed may be for any of the services; no matter which answers it. */
  private Optional<Service> service(HttpMessage head) {
    String scope = Credential.claimed(head).map(Credential::service).orElse("");
    return services.keySet().stream()
        .filter(service -> service.signingName().equals(scope))
        .findFirst();
  }

  @Override
  public String signingName(HttpMessage head) {
    return service(head).orElse(Service.STS).signingName();
  }

  @Override
  public Answer answer(HttpMessage head, byte[] body, Caller caller) {
    Service service = service(head).orElseThrow();
    QueryCodec query = codec(service);
    QueryRequest request = request(head, body);
    if (!query.speaks(request)) {
      throw new RefusedException(
          ErrorCode.UNKNOWN_OPERATION,
          "Could not find operation %s for version %s"
              .formatted(request.action(), request.version()));
    }
    Object answer = operations(service).call(request.action(), query.decode(request), caller);
    JsonNode tree =
        answer == NoContent.INSTANCE ? JsonNodeFactory.instance.objectNode() : codec.tree(answer);
    String id = UUID.randomUUID().toString();
    return answer(200, id, query.encode(request.action(), tree, id));
  }

  /** Presigned addresses have everything in the query, whatever their method. */
  private static QueryRequest request(HttpMessage head, byte[] body) {
    return QueryRequest.parse(body.length == 0 ? head.query() : new String(body, UTF_8));
  }

  private QueryCodec codec(Service service) {
    return Optional.ofNullable(codecs.get(service)).orElseThrow();
  }

  private Operations operations(Service service) {
    return Optional.ofNullable(services.get(service)).orElseThrow();
  }

  @Override
  public Answer error(HttpMessage head, ErrorResponse error) {
    String id = UUID.randomUUID().toString();
    QueryCodec query = codec(service(head).orElse(Service.STS));
    return answer(error.code().queryStatus(), id, query.encode(error, id));
  }

  private static Answer answer(int status, String id, byte[] body) {
    return new Answer(status, CONTENT_TYPE, body, Map.of(Answer.REQUEST_ID, id));
  }
}
