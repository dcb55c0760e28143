package dev.clary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The library that the built-in XGBoost needs and that no Java archive can bring along. Only the
 * usual folders are looked into, so its absence is a hint and no refusal: the training job itself
 * will say so if the library is really missing.
 */
final class OpenMp {
  private static final List<String> LINUX_FOLDERS =
      List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib");
  private static final List<String> MAC_FOLDERS =
      List.of("/opt/homebrew/opt/libomp/lib", "/usr/local/opt/libomp/lib", "/opt/local/lib/libomp");

  private OpenMp() {}

  /** Says what to install, if a request needs it and it is in none of the usual folders. */
  static void warnIfMissing(JsonNode request, Surroundings surroundings) {
    if (!isBuiltInXgboost(request)) {
      return;
    }
    boolean mac = surroundings.system().toLowerCase(Locale.ROOT).contains("mac");
    String library = mac ? "libomp.dylib" : "libgomp.so.1";
    String paths = surroundings.environment().getOrDefault("LD_LIBRARY_PATH", "");
    Stream<String> folders =
        Stream.concat(
            (mac ? MAC_FOLDERS : LINUX_FOLDERS).stream(),
            Stream.of(paths.split(":")).filter(path -> !path.isEmpty()));
    if (folders.noneMatch(folder -> holds(Path.of(folder), library))) {
      surroundings
          .err()
          .printf(
              "clary: XGBoost needs OpenMP (%s), which was not found; install it: %s%n",
              library,
              mac ? "brew install libomp" : "apt install libgomp1 (other systems: libgomp)");
    }
  }

  /** An XGBoost image without a script is the built-in algorithm, as the server chooses it. */
  static boolean isBuiltInXgboost(JsonNode request) {
    JsonNode definition = request.path("TrainingJobDefinition");
    String image = definition.path("AlgorithmSpecification").path("TrainingImage").asString("");
    return image.contains("xgboost")
        && !definition.path("StaticHyperParameters").has("sagemaker_program");
  }

  /** Debian keeps libraries one folder deeper, in one named by the machine's architecture. */
  private static boolean holds(Path folder, String library) {
    if (Files.exists(folder.resolve(library))) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> below = Files.newDirectoryStream(folder, "*-linux-gnu*")) {
      for (Path deeper : below) {
        if (Files.exists(deeper.resolve(library))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }
}
