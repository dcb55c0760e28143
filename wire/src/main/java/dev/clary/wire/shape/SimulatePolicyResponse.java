package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do, a page at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePolicyResponse</a>
 */
public record SimulatePolicyResponse(
    @Nullable List<EvaluationResult> evaluationResults,
    @Nullable Boolean isTruncated,
    @Nullable String marker) {}
