/**
 * Turns files and command lines into requests to create tuning jobs: reads, fills in what a local
 * user has no use for, and names. Knows trees of JSON and paths; neither a server nor a terminal.
 * Start reading at {@code TuningFile} and {@code CommandTuning}.
 */
@NullMarked
package dev.clary.cli.request;

import org.jspecify.annotations.NullMarked;
