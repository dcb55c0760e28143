/**
 * Where jobs' inputs come from and outputs go to, by the scheme of a URI: files of this machine,
 * objects that this server serves, or those of another store. Start reading at {@link
 * dev.clary.server.storage.ObjectsByScheme}.
 */
@NullMarked
package dev.clary.server.storage;

import org.jspecify.annotations.NullMarked;
