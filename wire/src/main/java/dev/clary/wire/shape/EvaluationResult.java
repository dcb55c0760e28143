package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Whether an action on a resource is allowed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
public record EvaluationResult(
    String evalActionName, @Nullable String evalResourceName, String evalDecision) {}
