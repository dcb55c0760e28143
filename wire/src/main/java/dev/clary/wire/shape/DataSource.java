package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a channel comes from; exactly one member is set.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataSource.html">DataSource</a>
 */
public record DataSource(
    @Nullable S3DataSource s3DataSource,
    @Nullable JsonNode fileSystemDataSource,
    @Nullable JsonNode datasetSource) {}
