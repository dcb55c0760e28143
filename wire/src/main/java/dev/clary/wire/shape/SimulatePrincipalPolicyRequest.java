package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a role may do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicyRequest</a>
 */
public record SimulatePrincipalPolicyRequest(
    String policySourceArn,
    List<String> actionNames,
    @Nullable List<String> resourceArns,
    @Nullable Integer maxItems,
    @Nullable String marker) {}
