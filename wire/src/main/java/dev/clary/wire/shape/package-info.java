/**
 * The structures of the AWS operations that Clary serves, one record each, under AWS's own names.
 *
 * <p>A record holds whatever the JSON said, so that the answer of any server decodes; constraints
 * are in the service model. A component is {@code @Nullable} where the model does not require the
 * member. Members that are only kept and given back are {@link tools.jackson.databind.JsonNode
 * trees}. Enumerations are text, and so are all hyperparameter values and bounds. Knows nothing but
 * Jackson; {@link dev.clary.wire.shape.CreateHyperParameterTuningJobRequest} is where to start
 * reading.
 */
@NullMarked
package dev.clary.wire.shape;

import org.jspecify.annotations.NullMarked;
