package dev.clary.algorithms.xgboost;

import dev.clary.algorithms.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.XGBoostJNI;

/** XGBoost's native library: loading it, and turning its error codes into exceptions. */
final class NativeXgboost {
  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");
  private static final String UNPACKED_NAME = "/libxgboost4j";

  private NativeXgboost() {}

  /**
   * Loads the library unless it is loaded.
   *
   * @throws RefusedException if this machine cannot load it, saying what is missing
   */
  static void load() {
    try {
      Class.forName(XGBoostJNI.class.getName());
    } catch (LinkageError | ClassNotFoundException e) {
      throw new RefusedException(explain(rootOf(e)), e);
    }
    deleteUnpackedLibrary();
  }

  /**
   * Does nothing if a call went well.
   *
   * @throws RefusedException with XGBoost's own reason if it did not
   */
  static void check(int returnCode) {
    if (returnCode != 0) {
      throw new RefusedException("XGBoost: " + reasonOf(XGBoostJNI.XGBGetLastError()));
    }
  }

  /**
   * Returns what a person needs of an error text of the library, which begins with time and place
   * in its source and ends with a stack trace:
   *
   * <pre>
   * [00:26:53] /src/objective/regression_obj.cu:116: Check failed: is_valid: base_score must be in (0,1) …
   * Stack trace:
   * </pre>
   */
  static String reasonOf(String error) {
    String reason = error.split("\\s*Stack trace:", 2)[0].strip();
    reason = reason.replaceFirst("^\\[[\\d:]+] \\S+:\\d+: ", "");
    return reason.replaceFirst("^Check failed: [^:]*: (?=.)", "").replaceAll("\\s+", " ");
  }

  private static String explain(Throwable error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("libgomp") || message.contains("libomp")) {
      return "XGBoost needs the OpenMP runtime, which this machine lacks: install libgomp1 (Debian,"
          + " Ubuntu), libgomp (Fedora, Alpine) or libomp (macOS, by Homebrew); the loader said: "
          + message;
    }
    return "XGBoost's native library cannot be loaded on %s %s: %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch").toLowerCase(Locale.ROOT),
            message);
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * Deletes the copy that XGBoost4J unpacked into the temporary directory. The library stays
   * mapped; without this, each process that is killed would leave 17 MB behind. Where the system
   * does not tell which file it is, the copy goes when the process ends by itself.
   */
  private static void deleteUnpackedLibrary() {
    if (!Files.isReadable(MAPPED_FILES)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(MAPPED_FILES);
      for (String line : lines) {
        int path = line.indexOf('/');
        if (line.contains(UNPACKED_NAME) && line.endsWith(".so")) {
          Files.deleteIfExists(Path.of(line.substring(path)));
        }
      }
    } catch (IOException e) {
      System.err.println("the unpacked native library stays in the temporary directory: " + e);
    }
  }
}
