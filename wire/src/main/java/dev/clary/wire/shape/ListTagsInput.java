package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the labels on a resource.
 *
 * @param maxResults 50 or more
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTags.html">ListTagsInput</a>
 */
public record ListTagsInput(
    String resourceArn, @Nullable String nextToken, @Nullable Integer maxResults) {}
