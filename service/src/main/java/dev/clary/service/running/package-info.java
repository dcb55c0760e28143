/**
 * The life of a training job, from its slot to its outcome: staging of inputs, choice of what runs
 * it, its log and metrics, its end, its artifacts. Knows {@code training} and nothing else of the
 * service. Start reading at {@link dev.clary.service.running.TrainingRunner}, then {@code
 * TrainingRun}.
 */
@NullMarked
package dev.clary.service.running;

import org.jspecify.annotations.NullMarked;
