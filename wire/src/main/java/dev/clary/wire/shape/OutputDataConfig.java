package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Where a training job's artifacts go.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html">OutputDataConfig</a>
 */
public record OutputDataConfig(
    @Nullable String kmsKeyId, String s3OutputPath, @Nullable String compressionType) {}
