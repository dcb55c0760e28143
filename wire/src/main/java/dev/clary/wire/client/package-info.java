/**
 * A client of the server: what the command line uses, and any other Java program may.
 *
 * <p>Speaks the published protocol and nothing else: SageMaker's operations, and Clary's own JSON
 * interface for what those have no place for. Start with {@link dev.clary.wire.client.ClaryClient}.
 */
@NullMarked
package dev.clary.wire.client;

import org.jspecify.annotations.NullMarked;
