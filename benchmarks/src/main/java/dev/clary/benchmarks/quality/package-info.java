/**
 * How good suggestions are: methods search tasks on a simulated clock, and traces of their regret
 * are compared. Start reading at {@link dev.clary.benchmarks.quality.QualityRunner}.
 */
@NullMarked
package dev.clary.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
