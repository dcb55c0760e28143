package dev.clary.cli.session;

import dev.clary.cli.client.Destination;
import dev.clary.server.DirectoryInUseException;
import dev.clary.server.LogOutput;
import dev.clary.server.Machine;
import dev.clary.server.Server;
import dev.clary.server.ServerConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the server of a data directory. When none runs, one is started in this process,
 * for as long as the session lasts; it is spoken to like any other. Confined to one thread.
 */
public final class Session implements AutoCloseable {
  private static final String PORT = "http.port";
  private static final String ANY_PORT = "0";
  private static final int TRIES = 25;
  private static final long BETWEEN_TRIES_MILLIS = 200;

  private final RunningServer server;
  private final RemoteJobs jobs;
  private final Optional<Server> own;

  private Session(RunningServer server, Optional<Server> own) {
    this.server = server;
    this.jobs = new RemoteJobs(server.client());
    this.own = own;
  }

  /** A connection to a server that runs already. */
  public static Optional<Session> attach(Path data, InstantSource time) {
    return RunningServer.find(data, time).map(server -> new Session(server, Optional.empty()));
  }

  /**
   * A connection to a server that runs jobs: to the one there is, or to one of this process's own,
   * which goes on with whatever the data directory holds unfinished.
   *
   * @param directory that jobs may read from and write to besides the user's home
   */
  public static Session work(
      Path data, Map<String, String> settings, Path directory, InstantSource time) {
    Session session = prepare(data, settings, directory, time);
    session.begin();
    return session;
  }

  /** The same, but a server of this process's own runs no job before {@link #begin}. */
  public static Session prepare(
      Path data, Map<String, String> settings, Path directory, InstantSource time) {
    return open(data, settings, time, Optional.of(directory));
  }

  /** The same for looking only: a server of this process's own never runs a job. */
  public static Session look(Path data, Map<String, String> settings, InstantSource time) {
    return open(data, settings, time, Optional.empty());
  }

  /** Another process may come or go between the look and the start, so both are tried again. */
  private static Session open(
      Path data, Map<String, String> settings, InstantSource time, Optional<Path> work) {
    for (int attempt = 1; ; attempt++) {
      Optional<Session> running = attach(data, time);
      if (running.isPresent()) {
        return running.get();
      }
      try {
        return start(data, settings, time, work);
      } catch (DirectoryInUseException e) {
        // Another one is about to announce itself, or to go.
        if (attempt == TRIES || !pause()) {
          throw e;
        }
      }
    }
  }

  /**
   * Starts a server on a port that is free, with its log in a file so that the terminal stays ours.
   */
  private static Session start(
      Path data, Map<String, String> settings, InstantSource time, Optional<Path> work) {
    var all = new HashMap<>(settings);
    all.putIfAbsent(PORT, ANY_PORT);
    // The log is the first file in it, so this must be done before the server would do it.
    Server.makeDirectory(data);
    ServerConfig config = ServerConfig.load(data, all, Machine.here());
    LogOutput.toFile(data.resolve("server.log"));
    Server own = Server.startIdle(work.map(config::withFileRoot).orElse(config), time);
    return new Session(RunningServer.at(own.connection(), time), Optional.of(own));
  }

  /** Waits a little; false if this thread shall end instead. */
  private static boolean pause() {
    try {
      return !new CountDownLatch(1).await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The jobs of the server. */
  public RemoteJobs jobs() {
    return jobs;
  }

  /** The keys of the server. */
  public RemoteKeys keys() {
    return new RemoteKeys(server.client());
  }

  /**
   * The server of a data directory as programs of AWS must be told of it. The certificate of one
   * that runs elsewhere is known if it has made it itself.
   */
  public Destination destination(Path data) {
    Optional<Path> theirs = Optional.of(data.resolve("certificate.pem")).filter(Files::isReadable);
    return server.destination(own.map(Server::certificate).or(() -> theirs));
  }

  /** Whether the server still answers for a data directory; another process's may go any time. */
  public boolean serves(Path data) {
    return server.serves(data);
  }

  /** Whether the server is this process's own. */
  public boolean isOwn() {
    return own.isPresent();
  }

  /** Where the server listens. */
  public URI url() {
    return server.url();
  }

  /** What keeps jobs from going on, such as a full disk; empty when all is well. */
  public Optional<String> trouble() {
    return server.trouble();
  }

  /** Whether programs of training jobs run. */
  public boolean isBusy() {
    return server.running() > 0;
  }

  /** Lets a server of this process's own run jobs. */
  public void begin() {
    own.ifPresent(Server::work);
  }

  /** Ends a server of this process's own; running programs are left for the next one. */
  @Override
  public void close() {
    own.ifPresent(Server::close);
  }
}
