package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What programs can be run with.
 *
 * @param images runtimes by pattern of image, in the order in which they are tried, before the
 *     rules that are built in; {@code *} in a pattern is any text
 * @param python interpreter of script mode, a name on the search path or a path
 * @param algorithms class path of the built-in algorithms; empty where there are none
 * @param machine what is set by the machine alone
 */
public record RuntimeSettings(
    Map<String, String> images, String python, List<Path> algorithms, Machine machine) {

  public RuntimeSettings {
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    requireNonNull(python, "python");
    algorithms = List.copyOf(algorithms);
    requireNonNull(machine, "machine");
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

    /** Search path and home of programs that are given none. */
    Map<String, String> environment(boolean sandboxed) {
      return sandboxed
          ? Map.of("PATH", SANDBOX_PATH, "HOME", "/tmp")
          : Map.of("PATH", path, "HOME", home);
    }
  }
}
