package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Where checkpoints are kept, and where the training program writes them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CheckpointConfig.html">CheckpointConfig</a>
 */
public record CheckpointConfig(String s3Uri, @Nullable String localPath) {}
