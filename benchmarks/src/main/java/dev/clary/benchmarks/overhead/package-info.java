/** What Clary itself costs between two training jobs. Start reading at {@code Overhead}. */
@NullMarked
package dev.clary.benchmarks.overhead;

import org.jspecify.annotations.NullMarked;
