package dev.clary.wire.shape;

/**
 * A label on a resource.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Tag.html">Tag</a>
 */
public record Tag(String key, String value) {}
