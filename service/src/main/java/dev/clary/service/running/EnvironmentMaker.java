package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes virtual environments, each by a program of its own that the engine runs: in the sandbox
 * where there is one, with nothing of the server's environment. Thread-safe.
 */
final class EnvironmentMaker {
  private static final String SCRIPT = "make_environment.py";
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration KILLING = Duration.ofSeconds(30);
  private static final int BUFFER = 8 * LineSplitter.LONGEST;
  private static final Path CERTIFICATES = Path.of("/etc/ssl/certs/ca-certificates.crt");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Engine engine;
  private final boolean sandboxed;
  private final Tools tools;
  private final InstantSource time;
  private final String script;

  /**
   * What environments are made with.
   *
   * @param arguments of every call of pip or uv, such as {@code --index-url}
   * @param uv where it is installed
   */
  record Tools(List<String> arguments, Optional<Path> uv) {

    Tools {
      arguments = List.copyOf(arguments);
    }

    /** Directories that the arguments name. */
    List<Path> directories() {
      return arguments.stream()
          .map(argument -> argument.substring(argument.indexOf('=') + 1))
          .filter(argument -> argument.startsWith("/"))
          .map(Path::of)
          .filter(Files::isDirectory)
          .toList();
    }
  }

  EnvironmentMaker(Engine engine, boolean sandboxed, Tools tools, InstantSource time) {
    this.engine = engine;
    this.sandboxed = sandboxed;
    this.tools = tools;
    this.time = time;
    this.script = resource(SCRIPT);
  }

  static String resource(String name) {
    try (InputStream in = EnvironmentMaker.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the environments of one recipe depend on beside it. */
  String fingerprint() {
    return script + tools.arguments();
  }

  /**
   * Makes an environment in a new directory.
   *
   * @param target where it will be moved to
   * @return where it is
   * @throws InstallationException if it cannot be made
   * @throws InterruptedException if the server ends or the job is stopped first; then no process
   *     works on it any more
   */
  Path make(Recipe recipe, Path directory, Path target, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    Path base = Files.createDirectory(directory.resolve("ml"));
    Files.writeString(base.resolve(SCRIPT), script);
    Files.writeString(base.resolve("recipe.json"), recipe(recipe, target));
    Execution execution =
        engine.launch(
            new Engine.Launch(
                directory,
                base,
                List.of(recipe.python().executable().toString(), SCRIPT),
                environment(),
                base,
                readable(recipe),
                List.of(),
                List.of(),
                sandboxed,
                false));
    int code = follow(execution, journal);
    Path made = base.resolve("env");
    // Packages run programs of their own when they are installed: a link is not followed.
    if (code != 0 || !Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS)) {
      throw new InstallationException(
          "the environment '%s' could not be made: pip or uv failed with exit code %d"
              .formatted(recipe.name(), code));
    }
    return made;
  }

  private String recipe(Recipe recipe, Path target) {
    var content = new LinkedHashMap<String, @Nullable Object>();
    content.put("target", target.toString());
    content.put("packages", recipe.packages());
    content.put("arguments", tools.arguments());
    content.put("code", recipe.code().map(Path::toString).orElse(null));
    content.put("below", recipe.below());
    // Only pip takes packages for installed that are below an environment.
    content.put("uv", recipe.layered() ? null : tools.uv().map(Path::toString).orElse(null));
    return JSON.writeValueAsString(content);
  }

  private static Map<String, String> environment() {
    var environment = new TreeMap<String, String>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    environment.put("PIP_NO_CACHE_DIR", "1");
    environment.put("PIP_NO_INPUT", "1");
    environment.put("PIP_PROGRESS_BAR", "off");
    environment.put("PIP_ROOT_USER_ACTION", "ignore");
    environment.put("UV_NO_PROGRESS", "1");
    if (Files.exists(CERTIFICATES)) {
      environment.put("PIP_CERT", CERTIFICATES.toString());
      environment.put("SSL_CERT_FILE", CERTIFICATES.toString());
    }
    return environment;
  }

  private List<Path> readable(Recipe recipe) {
    var readable = new ArrayList<>(recipe.python().directories());
    recipe.below().stream().map(Path::of).forEach(readable::add);
    recipe.code().ifPresent(readable::add);
    tools.uv().ifPresent(readable::add);
    readable.addAll(tools.directories());
    return readable;
  }

  private int follow(Execution execution, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    Instant deadline = time.instant().plus(LONGEST);
    long read = 0;
    Optional<Execution.End> end = execution.await(POLL);
    while (end.isEmpty()) {
      read = copy(execution.output(), read, false, journal);
      if (journal.isClosing() || journal.isStopRequested()) {
        kill(execution);
        throw new InterruptedException("nobody waits for the installation any more");
      }
      if (time.instant().isAfter(deadline)) {
        kill(execution);
        throw new InstallationException("the installation took longer than " + LONGEST);
      }
      end = execution.await(POLL);
    }
    copy(execution.output(), read, true, journal);
    return end.get()
        .exitCode()
        .orElseThrow(() -> new InstallationException("the installation was killed"));
  }

  /** Ends an installation that an earlier server may have left running. */
  void abandon(Path directory) throws IOException, InterruptedException {
    Optional<Execution> left = engine.find(directory);
    if (left.isPresent()) {
      kill(left.get());
    }
  }

  private static void kill(Execution execution) throws IOException, InterruptedException {
    execution.kill();
    if (execution.await(KILLING).isEmpty()) {
      throw new IOException("installation " + execution.handle() + " does not end");
    }
  }

  private static long copy(Path output, long from, boolean ended, Journal journal)
      throws IOException {
    long position = from;
    try (SeekableByteChannel channel = Files.newByteChannel(output)) {
      var bytes = new byte[BUFFER];
      LineSplitter.Lines split;
      do {
        channel.position(position);
        var buffer = ByteBuffer.wrap(bytes);
        boolean more = true;
        while (more && buffer.hasRemaining()) {
          more = channel.read(buffer) > 0;
        }
        split = LineSplitter.split(bytes, buffer.position(), ended && buffer.hasRemaining());
        if (!split.lines().isEmpty()) {
          journal.write(split.lines());
        }
        position += split.end();
      } while (split.end() > 0);
    } catch (NoSuchFileException e) {
      return position; // It has written nothing yet.
    }
    return position;
  }
}
