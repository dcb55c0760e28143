package dev.clary.benchmarks.serving;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.sigv4.KeyPair;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as {@code ./clary serve} starts it. Confined to one thread. */
final class ServedProcess implements AutoCloseable {
  private static final int CLOSING_SECONDS = 30;

  private final Process process;
  private final BufferedReader output;
  private final Path data;

  private ServedProcess(Process process, Path data) {
    this.process = process;
    this.output = process.inputReader();
    this.data = data;
  }

  /** Starts it on any free port. */
  static ServedProcess start(Path launcher, Path data) throws IOException {
    return new ServedProcess(
        new ProcessBuilder(
                launcher.toString(), "--data", data.toString(), "--set", "http.port=0", "serve")
            .redirectError(data.resolveSibling("server.err").toFile())
            .start(),
        data);
  }

  /**
   * Waits until it says where it is.
   *
   * @return a way to make clients of it, each with connections of its own
   */
  Clients ready() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the server did not start; see server.err beside its data");
    }
    URI url = URI.create(line.substring(line.lastIndexOf(' ') + 1));
    JsonNode key = JsonMapper.shared().readTree(data.resolve("keys.json").toFile()).at("/keys/0");
    var pair =
        new KeyPair(key.get("accessKeyId").stringValue(), key.get("secretAccessKey").stringValue());
    return () -> new ClaryClient(url, pair, "us-east-1", InstantSource.system());
  }

  /** Makes clients. */
  interface Clients {
    ClaryClient next();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    requireNonNull(output).close();
  }
}
