/**
 * Labels on jobs, which mean nothing to Clary. Knows nothing else; start at {@link
 * dev.clary.service.tags.TagStore}.
 */
@NullMarked
package dev.clary.service.tags;

import org.jspecify.annotations.NullMarked;
