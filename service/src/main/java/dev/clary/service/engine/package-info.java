/**
 * Runs attempts of training jobs as processes of this machine, in a sandbox where there is one. The
 * only package that starts processes. Knows the seams of {@code training}, nothing of jobs. Start
 * reading at {@link dev.clary.service.engine.ProcessEngine} and {@code wrapper.sh} beside it.
 */
@NullMarked
package dev.clary.service.engine;

import org.jspecify.annotations.NullMarked;
