package dev.clary.cli;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a process is given from outside: the one place that reads it. Tests make their own.
 *
 * @param directory that relative paths start from
 * @param system the operating system's name
 * @param terminal whether a person watches: both standard streams are a terminal that can redraw
 * @param command how the person calls this program, for messages that say what to type
 * @param algorithms where the launcher has built the built-in algorithms
 */
record Surroundings(
    Map<String, String> environment,
    Path directory,
    Path home,
    String system,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    String command,
    Optional<Path> algorithms,
    InstantSource time,
    ZoneId zone) {

  Surroundings {
    environment = Map.copyOf(environment);
    requireNonNull(directory, "directory");
    requireNonNull(home, "home");
    requireNonNull(system, "system");
    requireNonNull(out, "out");
    requireNonNull(err, "err");
    requireNonNull(command, "command");
    requireNonNull(algorithms, "algorithms");
    requireNonNull(time, "time");
    requireNonNull(zone, "zone");
  }

  /** Those of this process. The launcher tells what it knows in properties. */
  static Surroundings ofThisProcess() {
    Map<String, String> environment = System.getenv();
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Surroundings(
        environment,
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("os.name"),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("clary.terminal") && !dumb,
        System.getProperty("clary.command", "clary"),
        Optional.ofNullable(System.getProperty("clary.algorithms")).map(Path::of),
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /** The data directory of somebody who names none. */
  Path defaultData() {
    return home.resolve(".clary");
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
