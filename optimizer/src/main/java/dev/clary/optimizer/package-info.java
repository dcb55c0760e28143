/**
 * What a strategy knows and what it answers: a {@link dev.clary.optimizer.History} goes in,
 * numbered {@link dev.clary.optimizer.Suggestion}s come out. No input or output, no threads, no
 * clock; equal histories give equal suggestions. Knows the search space only. Start reading at
 * {@link dev.clary.optimizer.Strategy}.
 */
@NullMarked
package dev.clary.optimizer;

import org.jspecify.annotations.NullMarked;
