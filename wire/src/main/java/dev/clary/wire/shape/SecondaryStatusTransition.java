package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One phase in the life of a training job; without an end time while it lasts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SecondaryStatusTransition.html">SecondaryStatusTransition</a>
 */
public record SecondaryStatusTransition(
    String status, Instant startTime, @Nullable Instant endTime, @Nullable String statusMessage) {}
