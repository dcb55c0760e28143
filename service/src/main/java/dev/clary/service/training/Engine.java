package dev.clary.service.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs attempts of training jobs, each at most once. Thread-safe.
 *
 * <p>An attempt is known by its directory: nothing else that the engine needs is kept elsewhere, so
 * that the next server finds what an earlier one started.
 */
public interface Engine extends AutoCloseable {

  /**
   * What to run.
   *
   * @param directory of this attempt alone; exists
   * @param base the directory that the program sees as {@code /opt/ml}; exists, with its inputs
   * @param command executable and arguments
   * @param environment all of it; nothing is inherited
   * @param readable further directories that the program must see, at the same path
   * @param attached directories it sees elsewhere than they are, of use in the sandbox only
   * @param pipes what it reads from named pipes
   */
  record Launch(
      Path directory,
      Path base,
      List<String> command,
      Map<String, String> environment,
      Path workingDirectory,
      List<Path> readable,
      List<Attached> attached,
      List<Pipe> pipes,
      boolean sandboxed,
      boolean networkIsolation) {

    /** Without inputs that are seen elsewhere or come by pipes. */
    public Launch(
        Path directory,
        Path base,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        List<Path> readable,
        boolean sandboxed,
        boolean networkIsolation) {
      this(
          directory,
          base,
          command,
          environment,
          workingDirectory,
          readable,
          List.of(),
          List.of(),
          sandboxed,
          networkIsolation);
    }
  }

  /**
   * A directory that the program sees elsewhere than it is.
   *
   * @param seen where the program sees it; below a directory attached before, it must exist there
   */
  record Attached(Path directory, Path seen, boolean writable) {}

  /**
   * An input that is read from named pipes: {@code <stem>_0}, {@code <stem>_1} and so on, one for
   * each epoch. Each gives all parts once, ends then, or when its reader closes it, and is no more;
   * the next one is there before it is opened.
   *
   * @param stem path of the pipes in this machine's files, in a directory that exists
   * @param parts directory of files, given one after the other in the order of their names
   * @param seed of another order for each epoch
   */
  record Pipe(Path stem, Path parts, Optional<Long> seed) {}

  /**
   * Starts an attempt that was never started.
   *
   * @throws IOException if it could not be started, and now never will be
   */
  Execution launch(Launch launch) throws IOException;

  /**
   * Finds an attempt that may have been started before, by this process or an earlier one. When it
   * turns out that it was not, it is made sure that it never will be, and the answer is empty.
   */
  Optional<Execution> find(Path directory) throws IOException;

  @Override
  void close();
}
