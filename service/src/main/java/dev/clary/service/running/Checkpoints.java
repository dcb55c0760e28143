package dev.clary.service.running;

import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.Engine.Attached;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the checkpoints of an attempt: brings those of earlier ones, and puts away what the program
 * writes while it runs. A job without such a wish has none, and nothing happens. Used by one
 * thread.
 *
 * <p>A file is put away once it has not changed from one look to the next; a file that the program
 * removes is removed there, too. Files beside it tell the program how far that is.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/model-checkpoints.html">Checkpoints
 *     in SageMaker</a>
 */
final class Checkpoints {
  /** Where programs expect them. */
  static final String USUAL_PATH = "/opt/ml/checkpoints";

  private static final Logger logger = LoggerFactory.getLogger(Checkpoints.class);
  private static final String UPLOADING = ".sagemaker-uploading";
  private static final String UPLOADED = ".sagemaker-uploaded";
  private static final List<String> NOT_KEPT = List.of(UPLOADING, UPLOADED, ".sagemaker-ignore");

  /** Looks at a running job from one time that its checkpoints are looked at to the next. */
  private static final int EACH = 10;

  private record Stamp(long size, FileTime modified) {}

  private final ObjectStore objects;
  private final TrainingSpec spec;
  private final Path attempt;
  private final Optional<CheckpointLocation> location;
  private final Map<String, Stamp> seen = new HashMap<>();
  private final Map<String, Stamp> kept = new HashMap<>();
  private int looks;

  /**
   * @param attempt directory of the attempt
   * @param location that no other job uses
   */
  Checkpoints(
      ObjectStore objects, TrainingSpec spec, Path attempt, Optional<CheckpointLocation> location) {
    this.objects = objects;
    this.spec = spec;
    this.attempt = attempt;
    this.location = location;
  }

  /**
   * Where a job asks for its checkpoints to be. Jobs of one tuning job run side by side, so each
   * has a place of its own.
   */
  static Optional<CheckpointLocation> asked(TrainingSpec spec) {
    return spec.definition()
        .output()
        .checkpoints()
        .map(
            asked ->
                spec.origin().isPresent()
                    ? new CheckpointLocation(
                        below(asked.uri(), spec.name().value()), asked.localPath())
                    : asked);
  }

  /** A place below another. */
  static String below(String uri, String path) {
    return uri.replaceAll("/+$", "") + "/" + path;
  }

  boolean isEmpty() {
    return location.isEmpty();
  }

  private Path directory() {
    return attempt.resolve("checkpoints");
  }

  private String prefix() {
    return below(location.orElseThrow().uri(), "");
  }

  /**
   * Brings what earlier attempts and jobs left to where the program expects it.
   *
   * @return what the engine is to attach
   */
  List<Attached> restore(Staging staging, OptMlDirectory tree)
      throws IOException, InterruptedException {
    if (isEmpty()) {
      return List.of();
    }
    staging.copy(prefix(), directory());
    for (Found found : find()) {
      kept.put(found.name(), found.stamp());
    }
    Path local = Path.of(location.orElseThrow().localPath().orElse(USUAL_PATH)).normalize();
    tree.writeCheckpointConfiguration(prefix(), tree.seenAs(local));
    if (tree.isSandboxed()) {
      return List.of(new Attached(directory(), local, true));
    }
    Path link = Path.of(tree.seenAs(local));
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, directory());
    return List.of();
  }

  /** Puts away, now and then, what is new; what fails is tried again. */
  void look() {
    looks++;
    if (!isEmpty() && looks % EACH == 0) {
      try {
        keep(false);
      } catch (IOException e) {
        logger.warn("{}: a checkpoint could not be put away and will be again", spec.name(), e);
      }
    }
  }

  /** Puts away all that is new, after the program's end. */
  void finish() throws IOException {
    if (!isEmpty()) {
      keep(true);
    }
  }

  private void keep(boolean ended) throws IOException {
    if (!Files.isDirectory(directory())) {
      return;
    }
    var present = new HashMap<String, Stamp>();
    for (Found found : find()) {
      present.put(found.name(), found.stamp());
      boolean stable = ended || found.stamp().equals(seen.get(found.name()));
      if (stable && !found.stamp().equals(kept.get(found.name()))) {
        put(found);
        kept.put(found.name(), found.stamp());
      }
    }
    seen.clear();
    seen.putAll(present);
    for (String name : Set.copyOf(kept.keySet())) {
      if (!present.containsKey(name)) {
        objects.delete(prefix() + name, spec.owner());
        kept.remove(name);
      }
    }
  }

  /** A file below the directory, by its names from there. */
  private record Found(List<Path> path, Stamp stamp) {
    String name() {
      return String.join("/", path.stream().map(Path::toString).toList());
    }
  }

  private List<Found> find() throws IOException {
    var found = new ArrayList<Found>();
    try (var directory = SafeDirectory.open(directory())) {
      find(directory, List.of(), found);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void find(SafeDirectory directory, List<Path> above, List<Found> found)
      throws IOException {
    for (Path name : directory.names()) {
      var path = new ArrayList<>(above);
      path.add(name);
      try {
        BasicFileAttributes attributes = directory.attributes(name);
        if (attributes.isDirectory()) {
          try (SafeDirectory below = directory.directory(name)) {
            find(below, path, found);
          }
        } else if (attributes.isRegularFile() && isKept(name)) {
          found.add(new Found(path, new Stamp(attributes.size(), attributes.lastModifiedTime())));
        }
      } catch (NoSuchFileException e) {
        logger.debug("{} is no more", name); // The program removed it.
      }
    }
  }

  private static boolean isKept(Path name) {
    return NOT_KEPT.stream().noneMatch(end -> name.toString().endsWith(end));
  }

  private void put(Found found) throws IOException {
    try (SafeDirectory root = SafeDirectory.open(directory())) {
      put(root, found.path(), prefix() + found.name());
    } catch (NoSuchFileException e) {
      return; // The program removed it; the next look sees that.
    }
  }

  private void put(SafeDirectory directory, List<Path> path, String uri) throws IOException {
    Path name = path.get(0);
    if (path.size() > 1) {
      try (SafeDirectory below = directory.directory(name)) {
        put(below, path.subList(1, path.size()), uri);
      }
      return;
    }
    Path copy = attempt.resolve("checkpoint");
    Files.deleteIfExists(copy);
    directory.touch(Path.of(name + UPLOADING));
    directory.delete(Path.of(name + UPLOADED));
    directory.copy(name, copy);
    objects.put(uri, copy, spec.owner());
    Files.delete(copy);
    directory.touch(Path.of(name + UPLOADED));
    directory.delete(Path.of(name + UPLOADING));
  }
}
