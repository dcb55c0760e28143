package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What programs can be run with.
 *
 * @param images runtimes by pattern of image, in the order in which they are tried, before the
 *     rules that are built in; {@code *} in a pattern is any text
 * @param python interpreter of script mode, a name on the search path or a path
 * @param algorithms class path of the built-in algorithms; empty where there are none
 * @param machine what is set by the machine alone
 * @param packages how what programs import is installed
 */
public record RuntimeSettings(
    Map<String, String> images,
    String python,
    List<Path> algorithms,
    Machine machine,
    Packages packages) {

  public RuntimeSettings {
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    requireNonNull(python, "python");
    algorithms = List.copyOf(algorithms);
    requireNonNull(machine, "machine");
    requireNonNull(packages, "packages");
  }

  /**
   * How what programs import is installed.
   *
   * @param pythons interpreters that have a framework, by its name; for others an environment is
   *     made
   * @param pytorch whether PyTorch may be installed, too, which is some 5 GB
   * @param arguments for every call of {@code pip install}
   * @param frameworks directory of the environments of frameworks; servers may share it
   * @param requirements directory of the environments that users' requirements make
   */
  public record Packages(
      Map<String, String> pythons,
      boolean pytorch,
      List<String> arguments,
      Path frameworks,
      Path requirements) {

    public Packages {
      pythons = Map.copyOf(pythons);
      arguments = List.copyOf(arguments);
      requireNonNull(frameworks, "frameworks");
      requireNonNull(requirements, "requirements");
    }
  }

  /**
   * The machine, as the server sees it.
   *
   * @param javaHome of the JDK that built-in algorithms run with
   * @param path search path of plain commands
   * @param home home directory of plain commands
   * @param cores processors that running jobs share
   * @param sandbox whether the engine has one
   */
  public record Machine(Path javaHome, String path, String home, int cores, boolean sandbox) {
    private static final String SANDBOX_PATH =
        "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public Machine {
      requireNonNull(javaHome, "javaHome");
      requireNonNull(path, "path");
      requireNonNull(home, "home");
      if (cores < 1) {
        throw new IllegalArgumentException("cores %d is not 1 or more".formatted(cores));
      }
    }

    /** A program on the search path; one that is a script, which may choose another, is not it. */
    Optional<Path> find(String program) {
      return Stream.of(path.split(File.pathSeparator, -1))
          .map(directory -> Path.of(directory, program))
          .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file) && !isScript(file))
          .findFirst();
    }

    private static boolean isScript(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        return in.read() == '#' && in.read() == '!';
      } catch (IOException e) {
        return true; // Nor can it be run.
      }
    }

    /** Search path and home of programs that are given none. */
    Map<String, String> environment(boolean sandboxed) {
      return sandboxed
          ? Map.of("PATH", SANDBOX_PATH, "HOME", "/tmp")
          : Map.of("PATH", path, "HOME", home);
    }
  }
}
