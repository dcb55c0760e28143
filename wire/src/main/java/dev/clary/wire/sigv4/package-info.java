/**
 * Signature Version 4: who sent a request, and that nobody changed it on its way.
 *
 * <p>{@link dev.clary.wire.sigv4.RequestSigner} signs with AWS's own library; {@link
 * dev.clary.wire.sigv4.RequestVerifier} is ours, since AWS publishes none. Signatures in headers
 * over a whole body are known; presigned URLs and signed chunks are not. Knows the error codes of
 * {@code dev.clary.wire} and nothing else of it.
 */
@NullMarked
package dev.clary.wire.sigv4;

import org.jspecify.annotations.NullMarked;
