/**
 * The command line, one class per command. A client of the published interfaces only: it speaks to
 * the server that serves its data directory, or to one that it starts in its own process. Start
 * reading at {@code Main}.
 */
@NullMarked
package dev.clary.cli;

import org.jspecify.annotations.NullMarked;
