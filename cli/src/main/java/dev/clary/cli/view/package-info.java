/**
 * What a terminal shows of jobs, as pure functions from facts to lines of text. Knows neither the
 * protocol nor a terminal. Start reading at {@code TuningFacts} and {@code LiveView}.
 */
@NullMarked
package dev.clary.cli.view;

import org.jspecify.annotations.NullMarked;
