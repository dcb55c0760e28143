package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels that were added.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html">AddTagsOutput</a>
 */
public record AddTagsOutput(@Nullable List<Tag> tags) {}
