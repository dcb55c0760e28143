package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the completion criteria have seen so far.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobCompletionDetails.html">HyperParameterTuningJobCompletionDetails</a>
 */
public record HyperParameterTuningJobCompletionDetails(
    @Nullable Integer numberOfTrainingJobsObjectiveNotImproving,
    @Nullable Instant convergenceDetectedTime) {}
