/**
 * What may be tried: parameter ranges, their scales, and assignments of values. Every range maps
 * its values to one coordinate of the unit cube and back; strategies search the cube and never see
 * what a range is made of. Knows nothing of observations. Start reading at {@link
 * dev.clary.optimizer.space.SearchSpace}.
 */
@NullMarked
package dev.clary.optimizer.space;

import org.jspecify.annotations.NullMarked;
