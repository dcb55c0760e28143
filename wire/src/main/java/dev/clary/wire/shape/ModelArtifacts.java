package dev.clary.wire.shape;

/**
 * Where the model of a training job lies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelArtifacts.html">ModelArtifacts</a>
 */
public record ModelArtifacts(String s3ModelArtifacts) {}
