package dev.clary.cli.session;

import dev.clary.cli.client.Destination;
import dev.clary.server.Server;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.client.UnreachableException;
import dev.clary.wire.sigv4.KeyPair;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The server that has announced itself in a data directory, and answers.
 *
 * @param url where it listens
 * @param key of its administrator
 */
record RunningServer(URI url, KeyPair key, ClaryClient client) {
  private static final String REGION = "us-east-1";
  private static final String STATUS = "/clary/v1/status";

  /** Looks for it; an announcement that a killed server has left behind leads nowhere. */
  static Optional<RunningServer> find(Path data, InstantSource time) {
    return Server.running(data, time)
        .map(connection -> at(connection, time))
        .filter(server -> server.serves(data));
  }

  /** The one at an address that is known. */
  static RunningServer at(Server.Connection connection, InstantSource time) {
    var key = new KeyPair(connection.key().accessKeyId(), connection.key().secretAccessKey());
    return new RunningServer(
        connection.url(), key, new ClaryClient(connection.url(), key, REGION, time));
  }

  private JsonNode status() {
    return client.get(STATUS);
  }

  /** What keeps its jobs from going on, if anything does. */
  Optional<String> trouble() {
    try {
      return Optional.of(status().path("Trouble").asString("")).filter(text -> !text.isEmpty());
    } catch (UnreachableException e) {
      return Optional.empty(); // That is noticed elsewhere.
    }
  }

  /** Training jobs that run now. */
  int running() {
    return status().path("Running").asInt(0);
  }

  /** The server as programs must be told of it. */
  Destination destination(Optional<Path> certificate) {
    JsonNode status = status();
    return new Destination(
        url, key, status.path("Region").asString(), status.path("Account").asString(), certificate);
  }

  /** Whether it answers, for that directory: somebody else may listen there by now. */
  boolean serves(Path data) {
    try {
      String served = status().path("DataDirectory").asString("");
      return Path.of(served).equals(data);
    } catch (UnreachableException | ServiceException e) {
      return false;
    }
  }
}
