package dev.clary.server.operation;

/**
 * An action of the API. Immutable, thread-safe.
 *
 * <p>A new one is a class here, its shapes in {@code wire}, and a line in {@link Services}. It
 * neither knows by which protocol it was called nor catches what it cannot answer: refusals of the
 * service pass through to {@link Errors}.
 *
 * @param <I> the shape it takes
 * @param <O> the shape it answers, or {@link NoContent}
 */
interface Operation<I, O> {

  /** Its name in the service model. */
  String name();

  Class<I> requestType();

  /** Whether it changes anything; a reader's key may call only those that do not. */
  default boolean changes() {
    return false;
  }

  /** Carries it out; {@code request} keeps every constraint of the service model. */
  O handle(I request, Call call);
}
