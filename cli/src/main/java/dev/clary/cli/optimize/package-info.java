/**
 * The search for programs in any language: JSON lines on standard input and output, no server and
 * no files. The only package of the command line that knows the optimizer. Start reading at {@link
 * dev.clary.cli.optimize.JsonLines}.
 */
@NullMarked
package dev.clary.cli.optimize;

import org.jspecify.annotations.NullMarked;
