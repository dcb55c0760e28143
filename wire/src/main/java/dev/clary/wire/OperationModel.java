package dev.clary.wire;

import java.util.Optional;

/**
 * An operation as the service model describes it.
 *
 * @param input name of the structure it takes, if it takes any
 * @param output name of the structure it answers, if it answers any
 */
public record OperationModel(String name, Optional<String> input, Optional<String> output) {}
