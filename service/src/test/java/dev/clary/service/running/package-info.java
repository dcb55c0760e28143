/** Tests of the life of training jobs; those with real programs are named {@code IT}. */
@NullMarked
package dev.clary.service.running;

import org.jspecify.annotations.NullMarked;
