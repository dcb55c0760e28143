package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one tuning job: what was asked, where it stands, what was best so far.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html">DescribeHyperParameterTuningJob</a>
 */
public record DescribeHyperParameterTuningJobResponse(
    String hyperParameterTuningJobName,
    String hyperParameterTuningJobArn,
    HyperParameterTuningJobConfig hyperParameterTuningJobConfig,
    @Nullable HyperParameterTrainingJobDefinition trainingJobDefinition,
    @Nullable List<HyperParameterTrainingJobDefinition> trainingJobDefinitions,
    String hyperParameterTuningJobStatus,
    Instant creationTime,
    @Nullable Instant hyperParameterTuningEndTime,
    @Nullable Instant lastModifiedTime,
    TrainingJobStatusCounters trainingJobStatusCounters,
    ObjectiveStatusCounters objectiveStatusCounters,
    @Nullable HyperParameterTrainingJobSummary bestTrainingJob,
    @Nullable HyperParameterTrainingJobSummary overallBestTrainingJob,
    @Nullable HyperParameterTuningJobWarmStartConfig warmStartConfig,
    @Nullable Autotune autotune,
    @Nullable String failureReason,
    @Nullable HyperParameterTuningJobCompletionDetails tuningJobCompletionDetails,
    @Nullable HyperParameterTuningJobConsumedResources consumedResources) {}
