package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training job, in short.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingJobSummary.html">TrainingJobSummary</a>
 */
public record TrainingJobSummary(
    String trainingJobName,
    String trainingJobArn,
    Instant creationTime,
    @Nullable Instant trainingEndTime,
    @Nullable Instant lastModifiedTime,
    String trainingJobStatus,
    @Nullable String secondaryStatus,
    @Nullable String trainingPlanArn) {}
