package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A prefix or manifest of objects.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html">S3DataSource</a>
 */
public record S3DataSource(
    String s3DataType,
    String s3Uri,
    @Nullable String s3DataDistributionType,
    @Nullable List<String> attributeNames,
    @Nullable List<String> instanceGroupNames,
    @Nullable JsonNode modelAccessConfig,
    @Nullable JsonNode hubAccessConfig) {}
