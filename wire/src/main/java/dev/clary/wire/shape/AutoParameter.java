package dev.clary.wire.shape;

/**
 * A hyperparameter whose range the service chooses around a hint.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoParameter.html">AutoParameter</a>
 */
public record AutoParameter(String name, String valueHint) {}
