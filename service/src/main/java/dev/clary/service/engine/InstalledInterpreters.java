package dev.clary.service.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Interpreters;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Python interpreters of this machine. Each is asked about itself, once: what the search path finds
 * may be a script that chooses another one. Thread-safe.
 */
public final class InstalledInterpreters implements Interpreters {
  private static final int SECONDS = 30;
  private static final Pattern VERSIONED = Pattern.compile("python(\\d+\\.\\d+)");

  /** Prints the executable, the directories of its libraries, an empty line, its module path. */
  private static final String QUESTION =
      """
      import os, sys
      real = os.path.realpath(sys.executable)
      print(sys.executable)
      for d in sorted({sys.prefix, sys.exec_prefix, sys.base_prefix, os.path.dirname(os.path.dirname(real))}):
          print(os.path.realpath(d))
          print(d)
      print()
      for d in sys.path:
          if d:
              print(d)
      """;

  private final String path;
  private final String home;
  private final Map<String, Interpreter> known = new ConcurrentHashMap<>();

  /**
   * @param path the server's search path
   * @param home the server's home directory
   */
  public InstalledInterpreters(String path, String home) {
    this.path = path;
    this.home = home;
  }

  @Override
  public Interpreter find(String command) throws IOException {
    Interpreter found = known.get(command);
    if (found == null) {
      found = firstThatAnswers(command);
      known.put(command, found);
    }
    return found;
  }

  /** What the search path finds may be a script that finds nothing in its turn. */
  private Interpreter firstThatAnswers(String command) throws IOException {
    IOException failure = unusable(command, "it is not on the search path " + path);
    boolean first = true;
    for (Path executable : executables(command)) {
      try {
        return ask(executable, command);
      } catch (IOException e) {
        failure = first ? e : failure;
        first = false;
      }
    }
    throw failure;
  }

  private List<Path> executables(String command) {
    if (command.contains("/")) {
      return Stream.of(Path.of(command)).filter(Files::isExecutable).toList();
    }
    var found = new ArrayList<Path>(onPath(command));
    Matcher version = VERSIONED.matcher(command);
    if (version.matches()) {
      onPath("pyenv").stream()
          .findFirst()
          .flatMap(pyenv -> prefix(pyenv, version.group(1)))
          .map(prefix -> Path.of(prefix, "bin/python3"))
          .filter(Files::isExecutable)
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * Where pyenv has a version: its scripts on the search path stand for those that were chosen, not
   * for all.
   */
  private Optional<String> prefix(Path pyenv, String version) {
    try {
      return Optional.of(answer(List.of(pyenv.toString(), "prefix", version), "pyenv").strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<Path> onPath(String name) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .toList();
  }

  private Interpreter ask(Path executable, String command) throws IOException {
    return parse(answer(List.of(executable.toString(), "-c", QUESTION), command), command);
  }

  private String answer(List<String> question, String command) throws IOException {
    var builder = new ProcessBuilder(question);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", path, "HOME", home));
    builder.redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    Process process = builder.start();
    try {
      // The answer is shorter than a pipe holds, so it is whole when the process has ended.
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw unusable(command, "it does not answer");
      }
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.exitValue() != 0) {
        throw unusable(command, "it says: " + answer.strip());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(command, "the server ends");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Interpreter parse(String answer, String command) throws IOException {
    String[] parts = answer.split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    if (parts.length < 2 || lines.size() < 2 || !lines.get(0).startsWith("/")) {
      throw unusable(command, "it answers: " + answer.strip());
    }
    List<Path> directories = lines.stream().skip(1).map(Path::of).distinct().toList();
    return new Interpreter(Path.of(lines.get(0)), directories, parts[1].lines().toList());
  }

  private static IOException unusable(String command, String why) {
    return new IOException("interpreter '%s' cannot be used: %s".formatted(command, why));
  }
}
