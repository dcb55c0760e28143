package dev.clary.wire.shape;

/**
 * What a number of values came to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_StatisticSet.html">StatisticSet</a>
 */
public record StatisticSet(Double sampleCount, Double sum, Double minimum, Double maximum) {}
