package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a tuning job: what to search, within which limits, and how to train.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html">CreateHyperParameterTuningJob</a>
 */
public record CreateHyperParameterTuningJobRequest(
    String hyperParameterTuningJobName,
    HyperParameterTuningJobConfig hyperParameterTuningJobConfig,
    @Nullable HyperParameterTrainingJobDefinition trainingJobDefinition,
    @Nullable List<HyperParameterTrainingJobDefinition> trainingJobDefinitions,
    @Nullable HyperParameterTuningJobWarmStartConfig warmStartConfig,
    @Nullable List<Tag> tags,
    @Nullable Autotune autotune) {}
