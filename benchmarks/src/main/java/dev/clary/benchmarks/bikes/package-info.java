/**
 * How much better Bayesian search is than random search on the bikes example: the whole tuning job
 * of {@code examples/bikes/tuning.json} many times over, in process, with the training code of the
 * built-in XGBoost. Start reading at {@link dev.clary.benchmarks.bikes.PairedComparison}.
 */
@NullMarked
package dev.clary.benchmarks.bikes;

import org.jspecify.annotations.NullMarked;
