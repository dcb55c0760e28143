/**
 * Tasks to search: evaluated grids, surrogates of real training, closed-form functions. Start
 * reading at {@link dev.clary.benchmarks.task.Tasks}.
 */
@NullMarked
package dev.clary.benchmarks.task;

import org.jspecify.annotations.NullMarked;
