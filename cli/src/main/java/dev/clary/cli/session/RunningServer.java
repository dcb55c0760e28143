package dev.clary.cli.session;

import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.client.UnreachableException;
import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that has announced itself in a data directory, and answers.
 *
 * @param url where it listens
 */
record RunningServer(URI url, ClaryClient client) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REGION = "us-east-1";

  /** Looks for it; a file that a killed server has left behind leads nowhere. */
  static Optional<RunningServer> find(Path data, InstantSource time) {
    try {
      JsonNode announced = JSON.readTree(Files.readString(data.resolve("server.json")));
      URI url = URI.create(announced.required("url").stringValue());
      var client = new ClaryClient(url, administrator(data), REGION, time);
      String served = client.get("/clary/v1/status").path("dataDirectory").asString("");
      return Path.of(served).equals(data)
          ? Optional.of(new RunningServer(url, client))
          : Optional.empty();
    } catch (IOException
        | JacksonException
        | IllegalArgumentException
        | UnreachableException
        | ServiceException e) {
      return Optional.empty(); // nobody announced himself, or somebody else listens there by now
    }
  }

  /** The key pair that the first start of a server has written for its administrator. */
  private static KeyPair administrator(Path data) throws IOException {
    JsonNode keys = JSON.readTree(Files.readString(data.resolve("keys.json"))).required("keys");
    for (JsonNode key : keys) {
      if (key.path("role").asString("").equals("admin")) {
        return new KeyPair(
            key.required("accessKeyId").stringValue(),
            key.required("secretAccessKey").stringValue());
      }
    }
    throw new IOException("no administrator's key in " + data.resolve("keys.json"));
  }
}
