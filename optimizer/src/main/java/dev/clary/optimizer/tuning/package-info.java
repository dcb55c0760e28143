/**
 * Tunes a function of this process: no server, no files. The only package of this module with
 * threads. Start reading at {@link dev.clary.optimizer.tuning.Tuning}.
 */
@NullMarked
package dev.clary.optimizer.tuning;

import org.jspecify.annotations.NullMarked;
