package dev.clary.server.operation;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.ErrorCode;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.RequestCheck;
import dev.clary.wire.Service;
import dev.clary.wire.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operations of one service, whichever protocol they are called by. Immutable, thread-safe when
 * its operations are.
 */
public final class Operations {
  private final Service service;
  private final Map<String, Operation<?, ?>> byName;
  private final JsonCodec codec;
  private final Optional<RequestRecord> record;
  private @Nullable RequestCheck check; // guarded by this; made when first needed

  Operations(Service service, JsonCodec codec, List<? extends Operation<?, ?>> operations) {
    this(
        service,
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity())),
        codec,
        Optional.empty());
  }

  private Operations(
      Service service,
      Map<String, Operation<?, ?>> byName,
      JsonCodec codec,
      Optional<RequestRecord> record) {
    this.service = service;
    this.byName = Map.copyOf(byName);
    this.codec = codec;
    this.record = record;
  }

  /** The same operations, which note what they were asked for. */
  Operations notedIn(RequestRecord file) {
    return new Operations(service, byName, codec, Optional.of(file));
  }

  /** The names of all of them. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** The shape that an operation takes. */
  Class<?> requestType(String name) {
    return requireNonNull(byName.get(name), name).requestType();
  }

  /**
   * Checks a request against the service model and carries it out.
   *
   * @return a shape, or {@link NoContent}
   * @throws RuntimeException that {@link Errors} knows how to tell the caller
   */
  public Object call(String name, JsonNode request, Caller caller) {
    Operation<?, ?> operation = byName.get(name);
    if (operation == null) {
      throw new RefusedException(
          ErrorCode.UNKNOWN_OPERATION,
          "%s.%s is not an operation that Clary serves"
              .formatted(
                  service.targetPrefix().isEmpty() ? service.signingName() : service.targetPrefix(),
                  name));
    }
    if (operation.changes() && !caller.mayChange()) {
      throw new RefusedException(
          ErrorCode.ACCESS_DENIED,
          "key %s is a reader's and may not call %s".formatted(caller.accessKeyId(), name));
    }
    return call(operation, request, caller);
  }

  private <I> Object call(Operation<I, ?> operation, JsonNode request, Caller caller) {
    check().check(operation.name(), request, caller.administrator());
    I shape = codec.decode(request, operation.requestType());
    Object answer = operation.handle(shape, new Call(caller, request));
    record.ifPresent(file -> file.note(service, operation.name(), request));
    return answer;
  }

  private synchronized RequestCheck check() {
    if (check == null) {
      check = new RequestCheck(ServiceModel.load(service));
    }
    return check;
  }
}
