/**
 * One class per operation of AWS's API, and the only place where its shapes and the service's types
 * meet: {@code FromWire} reads requests, {@code ToWire} writes answers, {@code Errors} translates
 * what went wrong. Knows nothing of HTTP. Start reading at {@link
 * dev.clary.server.operation.Operations}.
 */
@NullMarked
package dev.clary.server.operation;

import org.jspecify.annotations.NullMarked;
