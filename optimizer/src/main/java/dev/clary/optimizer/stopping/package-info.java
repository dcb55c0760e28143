/**
 * Whether training that goes badly should end early, decided over the curves of what was reported.
 * Knows the goal only. Start reading at {@link dev.clary.optimizer.stopping.MedianRule}.
 */
@NullMarked
package dev.clary.optimizer.stopping;

import org.jspecify.annotations.NullMarked;
