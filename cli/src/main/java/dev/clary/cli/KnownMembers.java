package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.MalformedRequestException;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses what a person has misspelled. The service ignores members that it does not know, as AWS
 * does for the sake of older and newer clients; in a file that somebody wrote, one is a mistake.
 */
final class KnownMembers {
  private static final JsonCodec CODEC = new JsonCodec();

  private KnownMembers() {}

  /**
   * Checks a request that was read from a file.
   *
   * @throws WrongInputException naming the first member that no request has, or that has a type
   *     which the member cannot hold
   */
  static void check(Path file, ObjectNode request) {
    JsonNode known;
    try {
      known = CODEC.tree(CODEC.decode(request, CreateHyperParameterTuningJobRequest.class));
    } catch (MalformedRequestException e) {
      throw new WrongInputException("%s: %s".formatted(file, e.getMessage()), e);
    }
    unknown("", request, known)
        .ifPresent(
            path -> {
              throw new WrongInputException(
                  "%s: a request to create a tuning job has no member '%s'".formatted(file, path));
            });
  }

  /** What the shape did not keep, it does not have. */
  private static Optional<String> unknown(String path, JsonNode given, JsonNode known) {
    if (given.isNull()) {
      return Optional.empty();
    }
    if (known.isMissingNode()) {
      return Optional.of(path);
    }
    Stream<Optional<String>> parts =
        given.isArray()
            ? Stream.iterate(0, index -> index < given.size(), index -> index + 1)
                .map(
                    index -> unknown(path + "[" + index + "]", given.get(index), known.path(index)))
            : given.properties().stream()
                .map(
                    member ->
                        unknown(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            known.path(member.getKey())));
    return parts.flatMap(Optional::stream).findFirst();
  }
}
