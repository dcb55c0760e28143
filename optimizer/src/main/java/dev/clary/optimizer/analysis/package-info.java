/**
 * What can be learned from a search beside its best value: which hyperparameters matter, and what
 * is still to gain. Values and estimators only; {@link dev.clary.optimizer.bayesian.SearchAnalysis}
 * computes them from a history.
 */
@NullMarked
package dev.clary.optimizer.analysis;

import org.jspecify.annotations.NullMarked;
