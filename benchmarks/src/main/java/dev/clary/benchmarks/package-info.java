/** Programs that measure Clary; the documents in {@code docs} quote what they print. */
@NullMarked
package dev.clary.benchmarks;

import org.jspecify.annotations.NullMarked;
