/** Strategies without a model. Know the search space and what was tried, never what it scored. */
@NullMarked
package dev.clary.optimizer.basic;

import org.jspecify.annotations.NullMarked;
