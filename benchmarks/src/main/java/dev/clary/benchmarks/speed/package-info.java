/** How long a suggestion takes, whole and in parts. */
@NullMarked
package dev.clary.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
