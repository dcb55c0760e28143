/**
 * What a program that knows only AWS must be given so that it calls a Clary server instead: the
 * variables of its environment, and the files that they name. Knows nothing of servers and
 * commands. Start reading at {@code ClientEnvironment}.
 */
@NullMarked
package dev.clary.cli.client;

import org.jspecify.annotations.NullMarked;
