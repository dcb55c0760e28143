package dev.clary.wire.shape;

import java.util.List;

/**
 * Adds labels to a resource; one whose key is there already takes its place.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html">AddTagsInput</a>
 */
public record AddTagsInput(String resourceArn, List<Tag> tags) {}
