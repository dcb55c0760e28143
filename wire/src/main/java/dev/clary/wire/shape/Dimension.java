package dev.clary.wire.shape;

/**
 * A name and a value that tell metrics of one name apart.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">Dimension</a>
 */
public record Dimension(String name, String value) {}
