/**
 * Tuning jobs: what they are, what they need next, and the one thread that does it. Start reading
 * at {@code TuningJobs}; what happens next is decided in {@code Plan} and done in {@code
 * TuningLoop}.
 */
@NullMarked
package dev.clary.service.tuning;

import org.jspecify.annotations.NullMarked;
