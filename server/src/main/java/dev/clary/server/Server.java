package dev.clary.server;

import dev.clary.objects.ObjectStorage;
import dev.clary.server.certificate.ServerCertificate;
import dev.clary.server.http.HttpServer;
import dev.clary.server.keys.JobKeys;
import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Sessions;
import dev.clary.server.operation.Services;
import dev.clary.server.storage.JobAccess;
import dev.clary.server.storage.ObjectsByScheme;
import dev.clary.server.storage.OutsideObjects;
import dev.clary.server.storage.ServedObjects;
import dev.clary.server.view.Views;
import dev.clary.service.StorageException;
import dev.clary.service.engine.InstalledInterpreters;
import dev.clary.service.engine.ProcessEngine;
import dev.clary.service.engine.SandboxUse;
import dev.clary.service.files.FileObjectStore;
import dev.clary.service.running.Room;
import dev.clary.service.running.RunnerSettings;
import dev.clary.service.running.RuntimeSettings;
import dev.clary.service.running.Runtimes;
import dev.clary.service.running.Seams;
import dev.clary.service.running.TrainingRunner;
import dev.clary.service.store.SqlStore;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.ProgramKeys;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.service.tuning.TuningLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: everything between its port and its data directory. Thread-safe.
 *
 * <p>Training programs are no part of it: they go on when it is closed, and the next server on the
 * same data directory takes them up again.
 */
public final class Server implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Server.class);

  private final Parts parts;
  private final Connection connection;
  private final ServerCertificate certificate;
  private final Runnable work;

  private Server(Parts parts, Connection connection, ServerCertificate certificate, Runnable work) {
    this.parts = parts;
    this.connection = connection;
    this.certificate = certificate;
    this.work = work;
  }

  /**
   * How to call a server as its administrator.
   *
   * @param url scheme, host and port
   */
  public record Connection(URI url, Key key) {}

  /**
   * Starts a server, in well under a second.
   *
   * @throws DirectoryInUseException if another server holds the data directory
   * @throws InvalidConfigException if a setting cannot be met on this machine
   * @throws UncheckedIOException if the data directory or the port cannot be used; says which and
   *     why
   */
  public static Server start(ServerConfig config, InstantSource time) {
    return start(config, time, Crashpoint.NONE);
  }

  /** Does the same, for tests that let it die at a certain place. */
  public static Server start(ServerConfig config, InstantSource time, Crashpoint crashpoint) {
    Server server = startIdle(config, time, crashpoint);
    try {
      server.work();
      return server;
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /**
   * Starts a server for looking: it runs no job, leaves what is unfinished as it is, and is known
   * to nobody but who has its {@link #connection()}, until it is told to {@link #work()}.
   */
  public static Server startIdle(ServerConfig config, InstantSource time) {
    return startIdle(config, time, Crashpoint.NONE);
  }

  private static Server startIdle(ServerConfig config, InstantSource time, Crashpoint crashpoint) {
    var parts = new Parts();
    try {
      return open(config, time, crashpoint, parts);
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  private static Server open(
      ServerConfig config, InstantSource time, Crashpoint crashpoint, Parts parts) {
    Path directory = config.dataDirectory();
    DataDirectory lock = parts.add(DataDirectory.lock(directory));
    Keys keys = Keys.open(directory, time);
    ServerCertificate certificate = certificate(config, time);
    SqlStore store = parts.add(store(directory));
    ObjectStorage storage = parts.add(new ObjectStorage(directory.resolve("objects"), time));
    ProcessEngine engine = parts.add(engine(config));
    var objects =
        new ObjectsByScheme(
            new FileObjectStore(directory, config.storage().fileRoots()),
            objects(config.storage(), storage, parts));
    Runtimes runtimes = runtimes(config, engine, objects, time);
    var trainingJobs = new TrainingJobs(store.trainingJobs(), runtimes, time);
    var tuningJobs =
        new TuningJobs(store.tuningJobs(), trainingJobs, runtimes, config.limits(), time);
    var defaults = new Services.Defaults(config.training().retries(), new SecureRandom()::nextLong);
    var services =
        new Services(
                config.place(),
                new Services.Identities(config.roles(), new Sessions(keys, time)),
                new Services.Kept(store.tags(), store.metrics(), config.requestRecord()))
            .over(trainingJobs, tuningJobs, defaults, time);
    var room = new Room(directory, config.storage().reserve(), store::trouble);
    var views = new Views(facts(config, engine), room::lack, trainingJobs, tuningJobs);
    Optional<URI> elsewhere = config.storage().outside().map(OutsideObjects.Place::endpoint);
    var programs = new JobAccess(new JobKeys(directory), trainingJobs);
    var served = new HttpServer.Served(services, views, storage, programs, elsewhere, certificate);
    HttpServer http = parts.add(HttpServer.start(config.http(), keys, time, served));
    Runnable work =
        () -> {
          ProgramKeys programKeys =
              elsewhere.isPresent() ? ProgramKeys.NONE : job -> programs.variables(job, http.url());
          var seams =
              new Seams(store.trainingJobs(), engine, objects, room, time, crashpoint, programKeys);
          parts.add(TrainingRunner.start(trainingJobs, runtimes, seams, runner(config)));
          parts.add(
              TuningLoop.start(store.tuningJobs(), tuningJobs, trainingJobs, time, crashpoint));
          lock.announce(http.url(), ProcessHandle.current().pid());
          warnOfNetwork(config);
          logger.info("serving {} at {}", directory, http.url());
        };
    return new Server(parts, new Connection(http.url(), keys.administrator()), certificate, work);
  }

  private static SqlStore store(Path directory) {
    try {
      return SqlStore.open(directory.resolve("clary.db"));
    } catch (StorageException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), new IOException(e));
    }
  }

  /**
   * Makes a data directory where there is none, for its owner alone.
   *
   * @throws UncheckedIOException if it cannot be made, or something else is in its place
   */
  public static void makeDirectory(Path dataDirectory) {
    DataDirectory.make(dataDirectory);
  }

  /**
   * Makes a server that was started idle run jobs, those that were left unfinished first, and tells
   * others where it is. To be called once.
   */
  public void work() {
    work.run();
  }

  private static ServerCertificate certificate(ServerConfig config, InstantSource time) {
    Optional<ServerConfig.GivenCertificate> given = config.certificate();
    if (given.isEmpty()) {
      return ServerCertificate.own(config.dataDirectory(), config.http().names(), time);
    }
    try {
      return ServerCertificate.given(given.get().certificate(), given.get().key());
    } catch (IOException e) {
      throw new InvalidConfigException(
          "settings 'https.certificate' and 'https.key': " + e.getMessage());
    }
  }

  private static ObjectStore objects(
      ServerConfig.Storage settings, ObjectStorage own, Parts parts) {
    if (settings.outside().isEmpty()) {
      return new ServedObjects(own);
    }
    return parts.add(new OutsideObjects(settings.outside().get()));
  }

  private static void warnOfNetwork(ServerConfig config) {
    String host = config.http().host();
    if (!host.equals("127.0.0.1")) {
      logger.warn(
          "http.host is {}: whoever reaches it can try keys, and only requests by https are encrypted",
          host);
    }
  }

  private static Runtimes runtimes(
      ServerConfig config, ProcessEngine engine, ObjectStore objects, InstantSource time) {
    ServerConfig.Training training = config.training();
    RuntimeSettings.Machine machine = machine(config.machine(), engine);
    ServerConfig.Installation installation = training.installation();
    var packages =
        new RuntimeSettings.Packages(
            installation.pythons(),
            installation.pytorch(),
            installation.arguments(),
            installation.cache(),
            config.dataDirectory().resolve("environments"));
    return new Runtimes(
        new RuntimeSettings(
            training.images(), training.python(), training.algorithms(), machine, packages),
        new InstalledInterpreters(machine.path(), machine.home()),
        engine,
        objects,
        time);
  }

  private static ProcessEngine engine(ServerConfig config) {
    try {
      ProcessEngine engine =
          ProcessEngine.open(config.training().sandbox(), config.machine().javaHome());
      if (!engine.hasSandbox() && config.training().sandbox() == SandboxUse.AUTO) {
        logger.warn(
            "no sandbox: training jobs run with this server's rights; install bubblewrap (bwrap), or"
                + " set sandbox=required to refuse them");
      }
      return engine;
    } catch (IOException e) {
      throw new InvalidConfigException(String.valueOf(e.getMessage()));
    }
  }

  private static RuntimeSettings.Machine machine(Machine machine, ProcessEngine engine) {
    return new RuntimeSettings.Machine(
        machine.javaHome(),
        machine.variable("PATH").orElse("/usr/bin:/bin"),
        machine.variable("HOME").orElse(machine.home().toString()),
        machine.cores(),
        engine.hasSandbox());
  }

  private static RunnerSettings runner(ServerConfig config) {
    return new RunnerSettings(
        config.dataDirectory().resolve("jobs"),
        config.training().slots(),
        RunnerSettings.GRACE,
        RunnerSettings.POLL,
        config.place().region(),
        name -> config.place().trainingJob(name.value()));
  }

  private static Views.Facts facts(ServerConfig config, ProcessEngine engine) {
    return new Views.Facts(
        version(),
        config.dataDirectory().toString(),
        config.place().region(),
        config.place().account(),
        "process",
        engine.hasSandbox() ? "on" : "off",
        config.training().slots());
  }

  /** The version of this server. */
  public static String version() {
    try (InputStream in = Server.class.getResourceAsStream("version.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How to call this server. */
  public Connection connection() {
    return connection;
  }

  /**
   * The file of the certificate that clients trust who call this server by HTTPS, at the same port.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public Path certificate() {
    try {
      return certificate.path();
    } catch (IOException e) {
      throw new UncheckedIOException("no certificate for HTTPS: " + e.getMessage(), e);
    }
  }

  /**
   * How to call the server that holds a data directory; empty while none has announced itself.
   *
   * @throws UncheckedIOException if its keys cannot be read
   */
  public static Optional<Connection> running(Path dataDirectory, InstantSource time) {
    return DataDirectory.runningServer(dataDirectory)
        .map(found -> new Connection(found, Keys.open(dataDirectory, time).administrator()));
  }

  /**
   * Closes everything, the last that was opened first: HTTP within 5 seconds, the loop and the
   * runner within 10 each. May be called twice.
   */
  @Override
  public void close() {
    parts.close();
  }
}
