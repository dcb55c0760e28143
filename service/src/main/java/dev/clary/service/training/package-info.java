/**
 * Training jobs: what they are, their life from stored row to stored outcome, and the seams they
 * need: {@link dev.clary.service.training.Engine} runs attempts, {@link
 * dev.clary.service.training.ObjectStore} holds inputs and outputs, {@link
 * dev.clary.service.training.TrainingJobStore} keeps the facts. Start reading at {@code
 * TrainingJobs}. Knows nothing of tuning.
 */
@NullMarked
package dev.clary.service.training;

import org.jspecify.annotations.NullMarked;
