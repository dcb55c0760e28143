package dev.clary.server.operation;

/**
 * An action of the API. Immutable, thread-safe.
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
