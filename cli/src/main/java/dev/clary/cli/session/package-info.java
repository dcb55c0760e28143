/**
 * Reaches the server of a data directory, one that runs already or one of this process's own, and
 * asks it about jobs through its published interfaces. Start reading at {@code Session}.
 */
@NullMarked
package dev.clary.cli.session;

import org.jspecify.annotations.NullMarked;
