package dev.clary.cli.kill;

import dev.clary.server.Machine;
import dev.clary.server.Server;
import dev.clary.server.ServerConfig;
import dev.clary.service.training.Crashpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that dies as by {@code kill -9} when it reaches a place for the n-th time. Arguments:
 * data directory, directory that jobs may use, place, n. Ends when its input does.
 */
final class HaltingServer {
  static final int HALTED = 86;

  private HaltingServer() {}

  public static void main(String[] arguments) throws IOException {
    var deadly = Crashpoint.Place.valueOf(arguments[2]);
    var left = new AtomicInteger(Integer.parseInt(arguments[3]));
    Crashpoint crashpoint =
        place -> {
          if (place == deadly && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(HALTED);
          }
        };
    ServerConfig config =
        ServerConfig.load(Path.of(arguments[0]), Map.of("http.port", "0"), Machine.here())
            .withFileRoot(Path.of(arguments[1]));
    try (Server server = Server.start(config, InstantSource.system(), crashpoint)) {
      System.out.println(server.connection().url());
      System.in.transferTo(System.out);
    }
  }
}
