package dev.clary.server;

import static java.util.Objects.requireNonNull;

import dev.clary.server.http.HttpServer;
import dev.clary.server.operation.Arns;
import dev.clary.server.operation.Roles;
import dev.clary.server.storage.OutsideObjects;
import dev.clary.service.engine.SandboxUse;
import dev.clary.service.running.Runtimes;
import dev.clary.service.tuning.TuningLimits;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that can be set, read once before the server starts. Immutable.
 *
 * @param dataDirectory where everything that must survive is kept
 * @param http where to listen
 * @param certificate what HTTPS answers with; empty for one that is made
 * @param place the region and account that ARNs name
 * @param roles those that requests may name
 * @param training how training jobs run
 * @param limits how much anybody may ask for
 * @param storage where jobs' inputs and outputs are
 * @param requestRecord where it is noted which members requests have, if it is
 * @param machine what is set by the machine alone
 */
public record ServerConfig(
    Path dataDirectory,
    HttpServer.Settings http,
    Optional<GivenCertificate> certificate,
    Arns place,
    Roles roles,
    Training training,
    TuningLimits limits,
    Storage storage,
    Optional<Path> requestRecord,
    Machine machine) {
  private static final String FILE = "clary.properties";
  private static final String DATA_DIRECTORY = "data.directory";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern NOT_BLANK = Pattern.compile(".+");
  private static final String CERTIFICATE = "https.certificate";
  private static final String KEY = "https.key";
  private static final String ENDPOINT = "objects.endpoint";
  private static final Pattern ENDPOINT_FORM =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?");
  private static final String CREDENTIALS = "objects.credentials";
  private static final String IMAGES = "runtimes.images";
  private static final Pattern IMAGE =
      Pattern.compile("(\\S+?)\\s*=\\s*(" + String.join("|", Runtimes.NAMES) + ")");

  /** Frameworks for which a setting may name an interpreter. */
  private static final List<String> FRAMEWORKS =
      List.of("tensorflow", "legacy-tensorflow", "scikit-learn", "xgboost", "pytorch");

  private static final long MEGA = 1_000_000;
  private static final int LEAST_SLOTS = 4;
  private static final int MOST_SLOTS = 1024;

  public ServerConfig {
    requireNonNull(dataDirectory, "dataDirectory");
  }

  /** A certificate and its key, both in PEM. */
  public record GivenCertificate(Path certificate, Path key) {}

  /**
   * Where jobs' inputs and outputs are.
   *
   * @param fileRoots directories below which administrators' jobs may read and write
   * @param outside the store that {@code s3://} means; empty for this server's own
   * @param reserve bytes that must be free on the data directory's disk to start a training job
   */
  public record Storage(
      List<Path> fileRoots, Optional<OutsideObjects.Place> outside, long reserve) {

    public Storage {
      fileRoots = List.copyOf(fileRoots);
    }
  }

  /**
   * How training jobs run.
   *
   * @param slots most at a time, over all tuning jobs
   * @param retries attempts after the first, of a job whose request does not say
   * @param algorithms class path of the built-in algorithms
   * @param python interpreter of script mode, a name on the search path or a path
   * @param images runtimes by pattern of image, tried in this order before the rules built in
   * @param installation how what programs import is installed
   */
  public record Training(
      int slots,
      int retries,
      SandboxUse sandbox,
      List<Path> algorithms,
      String python,
      Map<String, String> images,
      Installation installation) {

    public Training {
      algorithms = List.copyOf(algorithms);
      images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }
  }

  /**
   * How what programs import is installed.
   *
   * @param cache directory of the environments of frameworks
   * @param arguments for every call of {@code pip install}
   * @param pythons interpreters that have a framework, by its name
   * @param pytorch whether PyTorch may be installed, too
   */
  public record Installation(
      Path cache, List<String> arguments, Map<String, String> pythons, boolean pytorch) {

    public Installation {
      arguments = List.copyOf(arguments);
      pythons = Map.copyOf(pythons);
    }
  }

  /**
   * Reads {@code clary.properties} in a data directory, if it is there; what is given here wins.
   *
   * @throws InvalidConfigException naming setting, value and rule
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ServerConfig load(
      Path dataDirectory, Map<String, String> overrides, Machine machine) {
    var settings = new HashMap<>(file(dataDirectory.resolve(FILE)));
    if (settings.containsKey(DATA_DIRECTORY)) {
      throw new InvalidConfigException(
          "setting '%s' cannot be set in %s, which is found by it; start with --data"
              .formatted(DATA_DIRECTORY, dataDirectory.resolve(FILE)));
    }
    settings.putAll(overrides);
    settings.put(DATA_DIRECTORY, dataDirectory.toAbsolutePath().toString());
    return from(settings, machine);
  }

  private static Map<String, String> file(Path file) {
    var properties = new Properties();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException(
          "%s is no properties file: %s".formatted(file, e.getMessage()));
    }
    var settings = new HashMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  /**
   * Reads settings, each at most once, and refuses those it does not know.
   *
   * @throws InvalidConfigException naming setting, value and rule
   */
  public static ServerConfig from(Map<String, String> given, Machine machine) {
    var settings = new Settings(given);
    var config =
        new ServerConfig(
            settings.takePath(DATA_DIRECTORY, machine.home().resolve(".clary")),
            http(settings),
            certificate(settings),
            place(settings),
            new Roles(settings.takeList("roles.allowed")),
            training(settings, machine),
            limits(settings),
            storage(settings, machine),
            settings.takePath("record.requests"),
            machine);
    settings.finish();
    return config;
  }

  private static Storage storage(Settings settings, Machine machine) {
    return new Storage(
        settings.takePaths("files.roots", ",", homes(machine)),
        outside(settings),
        MEGA * settings.takeNumber("disk.reserve", 32, 0, Integer.MAX_VALUE));
  }

  private static Optional<OutsideObjects.Place> outside(Settings settings) {
    Optional<URI> endpoint = settings.take(ENDPOINT).map(ServerConfig::endpoint);
    String region =
        settings.takeMatching("objects.region", "us-east-1", NOT_BLANK, "the name of a region");
    Optional<Path> credentials = settings.takePath(CREDENTIALS);
    if (endpoint.isPresent() != credentials.isPresent()) {
      throw together(ENDPOINT, CREDENTIALS);
    }
    return endpoint.map(url -> new OutsideObjects.Place(url, region, credentials.orElseThrow()));
  }

  private static URI endpoint(String text) {
    if (!ENDPOINT_FORM.matcher(text).matches()) {
      throw Settings.wrong(ENDPOINT, text, "an address such as https://host:port");
    }
    return URI.create(text);
  }

  private static Optional<GivenCertificate> certificate(Settings settings) {
    Optional<Path> certificate = settings.takePath(CERTIFICATE);
    Optional<Path> key = settings.takePath(KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw together(CERTIFICATE, KEY);
    }
    return certificate.map(file -> new GivenCertificate(file, key.orElseThrow()));
  }

  private static InvalidConfigException together(String first, String second) {
    return new InvalidConfigException(
        "settings '%s' and '%s' go together".formatted(first, second));
  }

  private static HttpServer.Settings http(Settings settings) {
    return new HttpServer.Settings(
        settings.takeMatching(
            "http.host", "127.0.0.1", HOST, "the name or address of an interface"),
        settings.takeNumber("http.port", 8080, 0, 65_535),
        Set.copyOf(settings.takeList("http.names")));
  }

  private static Arns place(Settings settings) {
    return new Arns(
        settings.takeMatching("region", "us-east-1", REGION, "a region such as us-east-1"),
        settings.takeMatching("account", "000000000000", ACCOUNT, "12 digits"));
  }

  private static Training training(Settings settings, Machine machine) {
    int cores = Math.min(machine.cores(), MOST_SLOTS / 2);
    return new Training(
        settings.takeNumber("training.slots", Math.max(LEAST_SLOTS, 2 * cores), 1, MOST_SLOTS),
        settings.takeNumber("training.retries", 2, 0, 30),
        settings.takeOne("sandbox", SandboxUse.AUTO),
        settings.takePaths("algorithms.classpath", File.pathSeparator, List.of()),
        settings.takeMatching("runtimes.python", "python3", NOT_BLANK, "a name or a path"),
        images(settings),
        installation(settings, machine));
  }

  private static Installation installation(Settings settings, Machine machine) {
    Path caches =
        machine
            .variable("XDG_CACHE_HOME")
            .filter(path -> path.startsWith("/"))
            .map(Path::of)
            .orElse(machine.home().resolve(".cache"));
    var pythons = new HashMap<String, String>();
    for (String framework : FRAMEWORKS) {
      settings
          .take("runtimes." + framework + ".python")
          .filter(python -> !python.isEmpty())
          .ifPresent(python -> pythons.put(framework, python));
    }
    return new Installation(
        settings.takePath("runtimes.cache", caches.resolve("clary/runtimes")),
        settings.takeWords("runtimes.pip.arguments"),
        pythons,
        settings.takeTruth("runtimes.pytorch.install", false));
  }

  private static Map<String, String> images(Settings settings) {
    var images = new LinkedHashMap<String, String>();
    for (String entry : settings.takeList(IMAGES)) {
      Matcher matcher = IMAGE.matcher(entry);
      if (!matcher.matches()) {
        throw Settings.wrong(
            IMAGES,
            entry,
            "PATTERN=RUNTIME, with a runtime of " + String.join(", ", Runtimes.NAMES));
      }
      images.put(matcher.group(1), matcher.group(2));
    }
    return images;
  }

  private static TuningLimits limits(Settings settings) {
    TuningLimits original = TuningLimits.DEFAULT;
    return new TuningLimits(
        settings.takeNumber("limits.tuning-jobs", original.unfinishedJobs(), 1, 10_000),
        original.ranges(),
        original.hyperparameters(),
        settings.takeNumber("limits.parallel-training-jobs", 100, 1, MOST_SLOTS),
        settings.takeNumber("limits.training-jobs", original.trainingJobs(), 1, 10_000),
        settings.takeNumber(
            "limits.random-training-jobs", original.randomTrainingJobs(), 1, 100_000),
        original.runtime());
  }

  /** The whole file system is never a root by default, whoever's home it is. */
  private static List<Path> homes(Machine machine) {
    return machine.home().getNameCount() == 0 ? List.of() : List.of(machine.home());
  }

  /**
   * These settings with a further directory that administrators' jobs may use: the one that a
   * command was given in. The root of the file system is not added.
   */
  public ServerConfig withFileRoot(Path directory) {
    var roots = new LinkedHashSet<>(storage.fileRoots());
    if (directory.getNameCount() > 0) {
      roots.add(directory.toAbsolutePath().normalize());
    }
    return new ServerConfig(
        dataDirectory,
        http,
        certificate,
        place,
        roles,
        training,
        limits,
        new Storage(List.copyOf(roots), storage.outside(), storage.reserve()),
        requestRecord,
        machine);
  }
}
