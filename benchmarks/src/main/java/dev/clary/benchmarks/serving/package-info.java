/**
 * How fast a server starts and answers, as a client of it sees that. Start reading at {@code
 * Serving}.
 */
@NullMarked
package dev.clary.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
