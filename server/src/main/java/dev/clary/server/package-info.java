/**
 * The running server: its settings, its wiring, its life. {@link dev.clary.server.Server} starts
 * everything from top to bottom; {@link dev.clary.server.ServerConfig} is all that can be set.
 */
@NullMarked
package dev.clary.server;

import org.jspecify.annotations.NullMarked;
