package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * A name, and perhaps a value, that metrics must have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DimensionFilter.html">DimensionFilter</a>
 */
public record DimensionFilter(String name, @Nullable String value) {}
