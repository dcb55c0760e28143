/**
 * The access keys that requests are signed with: what they are and the file that keeps them. Knows
 * nothing of HTTP. Start reading at {@link dev.clary.server.keys.Keys}.
 */
@NullMarked
package dev.clary.server.keys;

import org.jspecify.annotations.NullMarked;
