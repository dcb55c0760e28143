package dev.clary.wire.shape;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training job of a tuning job, in short.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobSummary.html">HyperParameterTrainingJobSummary</a>
 */
public record HyperParameterTrainingJobSummary(
    @Nullable String trainingJobDefinitionName,
    String trainingJobName,
    String trainingJobArn,
    @Nullable String tuningJobName,
    Instant creationTime,
    @Nullable Instant trainingStartTime,
    @Nullable Instant trainingEndTime,
    String trainingJobStatus,
    Map<String, String> tunedHyperParameters,
    @Nullable String failureReason,
    @Nullable FinalHyperParameterTuningJobObjectiveMetric
        finalHyperParameterTuningJobObjectiveMetric,
    @Nullable String objectiveStatus) {}
