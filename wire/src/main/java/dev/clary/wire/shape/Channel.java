package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * A named input of a training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html">Channel</a>
 */
public record Channel(
    String channelName,
    DataSource dataSource,
    @Nullable String contentType,
    @Nullable String compressionType,
    @Nullable String recordWrapperType,
    @Nullable String inputMode,
    @Nullable ShuffleConfig shuffleConfig) {}
