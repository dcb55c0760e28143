/**
 * Shows a running tuning job to whoever started it: redrawn in a terminal, line by line in a file
 * or a pipe, or not at all. What is shown is decided in {@code view}; here it is written.
 */
@NullMarked
package dev.clary.cli.progress;

import org.jspecify.annotations.NullMarked;
