package dev.clary.wire.shape;

import java.util.List;

/**
 * Takes labels off a resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteTags.html">DeleteTagsInput</a>
 */
public record DeleteTagsInput(String resourceArn, List<String> tagKeys) {}
