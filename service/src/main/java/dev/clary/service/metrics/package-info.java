/**
 * Metrics that clients measure themselves and put here to be looked at; no search ever sees them.
 * Knows nothing else; start at {@link dev.clary.service.metrics.MetricStore}.
 */
@NullMarked
package dev.clary.service.metrics;

import org.jspecify.annotations.NullMarked;
