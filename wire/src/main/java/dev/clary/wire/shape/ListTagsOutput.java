package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels on a resource, a page at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTags.html">ListTagsOutput</a>
 */
public record ListTagsOutput(@Nullable List<Tag> tags, @Nullable String nextToken) {}
