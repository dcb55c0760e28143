package dev.clary.service.engine;

import dev.clary.service.training.Engine.Attached;
import dev.clary.service.training.Engine.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Bubblewrap: a program sees its own {@code /opt/ml}, the system's programs and libraries to read,
 * and nothing else of this machine's files and processes; it has no rights beyond its user's. It is
 * not told to die with its parent, because programs outlive the server. Immutable.
 */
final class Sandbox {
  private static final String BASE = "/opt/ml";

  /** Where programs and libraries are; links on systems that keep them below {@code /usr}. */
  private static final List<String> SYSTEM =
      List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /** Without these neither a name, nor a user, nor a certificate is found. */
  private static final List<String> READABLE =
      List.of(
          "/etc/alternatives",
          "/etc/passwd",
          "/etc/group",
          "/etc/hosts",
          "/etc/resolv.conf",
          "/etc/nsswitch.conf",
          "/etc/ssl/certs",
          "/etc/ld.so.cache");

  private static final int PROBE_SECONDS = 10;

  private final String executable;
  private final List<String> fixed;

  private Sandbox(String executable, List<String> fixed) {
    this.executable = executable;
    this.fixed = List.copyOf(fixed);
  }

  /** The sandbox of this machine, if it has one that works: it is run once to find out. */
  static Optional<Sandbox> probe(Path javaHome) throws IOException {
    List<String> fixed = fixed(javaHome);
    for (String executable : List.of("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap")) {
      if (Files.isExecutable(Path.of(executable)) && works(executable, fixed)) {
        return Optional.of(new Sandbox(executable, fixed));
      }
    }
    return Optional.empty();
  }

  private static boolean works(String executable, List<String> fixed) throws IOException {
    var builder = new ProcessBuilder(executable);
    builder.command().addAll(fixed);
    builder.command().addAll(List.of("--", "/bin/sh", "-c", ":"));
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process probe = builder.start();
    try {
      return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      probe.destroyForcibly();
    }
  }

  private static List<String> fixed(Path javaHome) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of("--unshare-all", "--new-session", "--cap-drop", "ALL", "--clearenv"));
    arguments.addAll(readable(Path.of("/usr")));
    for (String name : SYSTEM) {
      Path path = Path.of(name);
      if (Files.isSymbolicLink(path)) {
        arguments.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), name));
      } else if (Files.exists(path)) {
        arguments.addAll(readable(path));
      }
    }
    arguments.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    var etc = new TreeSet<>(READABLE.stream().map(Path::of).filter(Files::exists).toList());
    etc.addAll(linkedConfiguration(javaHome));
    etc.forEach(path -> arguments.addAll(readable(path)));
    return arguments;
  }

  private static List<String> readable(Path path) {
    return List.of("--ro-bind", path.toString(), path.toString());
  }

  /**
   * The directories below {@code /etc} that links of a JDK lead to: Debian keeps the configuration
   * of its JDKs there, and without it the virtual machine does not start.
   */
  private static Set<Path> linkedConfiguration(Path javaHome) throws IOException {
    var directories = new TreeSet<Path>();
    try (Stream<Path> files = Files.walk(javaHome.toRealPath())) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        if (Files.exists(link) && link.toRealPath().startsWith("/etc")) {
          directories.add(link.toRealPath().getParent());
        }
      }
    }
    directories.remove(Path.of("/etc"));
    return directories;
  }

  /** The command that puts a program in the sandbox; the program and its arguments follow. */
  List<String> command() {
    return List.of(executable, "--args", "3", "--info-fd", "4", "--");
  }

  /**
   * What the sandbox reads from the file given by {@code --args}, where other users of the machine
   * do not see the values of the environment.
   *
   * @param marker an entry of the environment by which the processes are known
   */
  List<String> arguments(Launch launch, String marker) {
    var arguments = new ArrayList<>(fixed);
    if (!launch.networkIsolation()) {
      arguments.add("--share-net");
    }
    arguments.addAll(List.of("--bind", launch.base().toString(), BASE));
    for (Attached attached : launch.attached()) {
      arguments.addAll(
          List.of(
              attached.writable() ? "--bind" : "--ro-bind",
              attached.directory().toString(),
              attached.seen().toString()));
    }
    for (Path path : new TreeSet<>(launch.readable())) {
      if (!path.startsWith("/usr") && path.getNameCount() > 0) {
        arguments.addAll(List.of("--ro-bind-try", path.toString(), inside(launch, path)));
      }
    }
    arguments.addAll(List.of("--chdir", inside(launch, launch.workingDirectory())));
    for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
      arguments.addAll(List.of("--setenv", variable.getKey(), variable.getValue()));
    }
    int equals = marker.indexOf('=');
    arguments.addAll(
        List.of("--setenv", marker.substring(0, equals), marker.substring(equals + 1)));
    return arguments;
  }

  private static String inside(Launch launch, Path path) {
    return path.startsWith(launch.base())
        ? Path.of(BASE).resolve(launch.base().relativize(path)).toString()
        : path.toString();
  }
}
