/**
 * Bayesian search: a Gaussian process predicts what untried assignments would score, and the next
 * suggestion is where improvement is most to be expected. Everything is a function of the history.
 * Knows the search space and the history; nobody but the public class is known outside. Start
 * reading at {@link dev.clary.optimizer.bayesian.BayesianSearch}, then {@code Surrogate}, {@code
 * Acquisition} and {@code AcquisitionSearch}.
 */
@NullMarked
package dev.clary.optimizer.bayesian;

import org.jspecify.annotations.NullMarked;
