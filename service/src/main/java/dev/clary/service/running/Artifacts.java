package dev.clary.service.running;

import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts away what a program left: its model and its other output, each only if there is some. Done
 * again after a crash it puts the same objects at the same places.
 */
record Artifacts(
    ObjectStore objects, TrainingSpec spec, OptMlDirectory tree, Crashpoint crashpoint) {

  boolean isEmpty() throws IOException {
    return !hasContent(tree.model()) && !hasContent(tree.outputData());
  }

  private boolean hasContent(Path directory) throws IOException {
    if (!tree.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isPresent();
    }
  }

  void put() throws IOException {
    OutputLocation output = spec.definition().output();
    String prefix = "%s/%s/output/".formatted(output.uri().replaceAll("/+$", ""), spec.name());
    if (hasContent(tree.model())) {
      if (output.compressed()) {
        putArchive(tree.model(), prefix + "model.tar.gz");
      } else {
        putFiles(tree.model(), prefix + "model/");
      }
    }
    if (hasContent(tree.outputData())) {
      putArchive(tree.outputData(), prefix + "output.tar.gz");
    }
  }

  private void putArchive(Path directory, String uri) throws IOException {
    Path archive = tree.base().resolveSibling("archive.tar.gz");
    TarArchive.write(directory, archive, () -> crashpoint.reached(Crashpoint.Place.ARCHIVING));
    objects.put(uri, archive, spec.owner());
    Files.delete(archive);
  }

  private void putFiles(Path directory, String prefix) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files =
          all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      crashpoint.reached(Crashpoint.Place.ARCHIVING);
      objects.put(prefix + directory.relativize(file), file, spec.owner());
    }
  }
}
