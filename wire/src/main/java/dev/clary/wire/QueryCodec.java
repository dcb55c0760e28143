package dev.clary.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns forms into the trees that AWS JSON would have sent, and such trees into XML: the Query
 * protocol of AWS, for one service. Immutable and thread-safe.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public final class QueryCodec {
  /** The media type of what comes in. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private final ServiceModel model;
  private final QueryReader reader;

  /** A codec for all operations of a service. */
  public QueryCodec(Service service) {
    this.model = ServiceModel.load(service);
    this.reader = new QueryReader(model);
  }

  /** Whether a request names the version of the API that this service has. */
  public boolean speaks(QueryRequest request) {
    return model.metadata("apiVersion").filter(request.version()::equals).isPresent();
  }

  /** The input of an operation; without members when the service has no such operation. */
  public JsonNode decode(QueryRequest request) {
    return model
        .operation(request.action())
        .flatMap(OperationModel::input)
        .map(shape -> reader.read(request.parameters(), shape))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /**
   * The answer of an operation as a body.
   *
   * @param answer its members, as AWS JSON has them
   * @throws IllegalArgumentException if the service has no such operation
   */
  public byte[] encode(String operation, JsonNode answer, String requestId) {
    OperationModel found =
        model
            .operation(operation)
            .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
    var xml = new XmlText(operation + "Response", model);
    found
        .output()
        .map(model::shape)
        .ifPresent(
            output ->
                xml.open(operation + "Result").members(answer, (StructureShape) output).close());
    return xml.open("ResponseMetadata").element("RequestId", requestId).close().bytes();
  }

  /** An error as a body. */
  public byte[] encode(ErrorResponse error, String requestId) {
    return new XmlText("ErrorResponse", model)
        .open("Error")
        .element("Type", error.code().senderFault() ? "Sender" : "Receiver")
        .element("Code", error.code().queryCode())
        .element("Message", error.message())
        .close()
        .element("RequestId", requestId)
        .bytes();
  }
}
