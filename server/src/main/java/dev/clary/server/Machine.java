package dev.clary.server;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the settings' defaults depend on.
 *
 * @param home the administrator's
 * @param javaHome of the JDK that this process runs on
 * @param environment this process's variables; of these, plain commands get {@code PATH} and {@code
 *     HOME}
 */
public record Machine(Path home, Path javaHome, int cores, Map<String, String> environment) {

  public Machine {
    requireNonNull(home, "home");
    requireNonNull(javaHome, "javaHome");
    environment = Map.copyOf(environment);
  }

  /** The machine and user this process runs on. */
  public static Machine here() {
    return new Machine(
        Path.of(System.getProperty("user.home")),
        Path.of(System.getProperty("java.home")),
        Runtime.getRuntime().availableProcessors(),
        new TreeMap<>(System.getenv()));
  }

  /** A variable of the environment. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }
}
