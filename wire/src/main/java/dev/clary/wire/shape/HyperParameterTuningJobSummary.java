package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tuning job, in short.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobSummary.html">HyperParameterTuningJobSummary</a>
 */
public record HyperParameterTuningJobSummary(
    String hyperParameterTuningJobName,
    String hyperParameterTuningJobArn,
    String hyperParameterTuningJobStatus,
    String strategy,
    Instant creationTime,
    @Nullable Instant hyperParameterTuningEndTime,
    @Nullable Instant lastModifiedTime,
    TrainingJobStatusCounters trainingJobStatusCounters,
    ObjectiveStatusCounters objectiveStatusCounters,
    @Nullable ResourceLimits resourceLimits) {}
