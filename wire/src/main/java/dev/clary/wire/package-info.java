/**
 * The SageMaker protocol as Java: the service model, JSON, errors, and a client.
 *
 * <p>Never sees a domain type and logs nothing: everything here returns or throws. {@link
 * dev.clary.wire.JsonCodec} turns bodies into the records of {@code dev.clary.wire.shape} and back.
 */
@NullMarked
package dev.clary.wire;

import org.jspecify.annotations.NullMarked;
