package dev.clary.service.running;

import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Brings a user's code into place, from a directory or a {@code tar.gz} file. */
record CodeStaging(ObjectStore objects, Owner owner) {

  static boolean isArchive(String uri) {
    return uri.endsWith(".tar.gz") || uri.endsWith(".tgz");
  }

  /** What all objects of the code start with: a directory is not to match its longer neighbors. */
  static String prefix(String uri) {
    return isArchive(uri) || uri.endsWith("/") ? uri : uri + "/";
  }

  void stage(String uri, Path code) throws IOException {
    if (isArchive(uri)) {
      try (InputStream archive = objects.open(uri, owner)) {
        TarArchive.extract(archive, code);
      }
      return;
    }
    try {
      new Staging(objects, owner, () -> false).copy(prefix(uri), code);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts it", e);
    }
  }
}
