package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.clary.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Notes in a file which members the requests have that were carried out, each once and without its
 * value: lines of service, operation and member, with tabs between them. {@code []} stands behind a
 * list; what a client names itself is left out. From such files the table of compatibility is made.
 * Thread-safe.
 */
final class RequestRecord {
  /** Members whose members clients name. */
  private static final Set<String> MAPS =
      Set.of("HyperParameters", "StaticHyperParameters", "Environment");

  private final Path file;
  private final Set<String> noted = new HashSet<>(); // guarded by this

  /**
   * @param file is added to, and made if it is not there
   */
  RequestRecord(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /** Notes a request. */
  synchronized void note(Service service, String operation, JsonNode request) {
    var members = new TreeSet<String>();
    members.add("");
    collect("", request, members);
    var lines = new StringBuilder();
    for (String member : members) {
      String line = "%s\t%s\t%s%n".formatted(service.signingName(), operation, member);
      if (noted.add(line)) {
        lines.append(line);
      }
    }
    try {
      Files.writeString(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note requests in " + file, e);
    }
  }

  private static void collect(String path, JsonNode node, Set<String> members) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                if (MAPS.contains(member.getKey())) {
                  members.add(below);
                } else {
                  collect(below, member.getValue(), members);
                }
              });
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, members));
    } else if (!node.isNull()) {
      members.add(path);
    }
  }
}
