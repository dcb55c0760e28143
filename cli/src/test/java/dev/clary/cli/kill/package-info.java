/** Kills the real command at bad moments and types it again: nothing may be lost or done twice. */
@NullMarked
package dev.clary.cli.kill;

import org.jspecify.annotations.NullMarked;
