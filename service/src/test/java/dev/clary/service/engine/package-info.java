/** Tests of the engine, against real processes. */
@NullMarked
package dev.clary.service.engine;

import org.jspecify.annotations.NullMarked;
