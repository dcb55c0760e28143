package dev.clary.service.running;

import dev.clary.service.training.Channel;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.ObjectStore.StoredObject;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Copies inputs into place. Copies, because a program may write to what it was given.
 *
 * @param closing tells that the server ends, so that a long copy is to be given up
 */
record Staging(ObjectStore objects, Owner owner, BooleanSupplier closing) {

  /**
   * Copies the objects of a channel to files, each at its path below the prefix.
   *
   * @throws RefusedJobException if the channel is empty, or its objects cannot be files
   */
  void files(Channel channel, Path directory) throws IOException, InterruptedException {
    ChannelObjects selected = new ChannelObjects(this, channel);
    Files.createDirectories(directory);
    for (StoredObject object : selected.all()) {
      copy(object, directory);
    }
  }

  /** Copies all objects that start with a prefix, by their path below it; answers how many. */
  int copy(String prefix, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    List<StoredObject> found = objects.list(prefix, owner);
    for (StoredObject object : found) {
      copy(object, directory);
    }
    return found.size();
  }

  private void copy(StoredObject object, Path directory) throws IOException, InterruptedException {
    checkOpen();
    Path file = directory.resolve(object.path()).normalize();
    // Tools that show folders make an empty object for each, whose name ends so.
    boolean folder = object.path().isEmpty() || object.path().endsWith("/");
    if (!file.startsWith(directory) || (file.equals(directory) && !folder)) {
      throw new RefusedJobException(
          "the object '%s' has no place below its prefix".formatted(object.uri()));
    }
    try (InputStream in = open(object.uri())) {
      Files.createDirectories(folder ? file : file.getParent());
      if (!folder) {
        Files.copy(in, file);
      }
    } catch (FileAlreadyExistsException e) {
      throw conflict(object, e);
    } catch (FileSystemException e) {
      if (String.valueOf(e.getReason()).contains("Not a directory")) {
        throw conflict(object, e);
      }
      throw e;
    }
  }

  private static RefusedJobException conflict(StoredObject object, FileSystemException e) {
    return new RefusedJobException(
        "Data download failed: '%s' would be a file or directory that another object is: %s"
            .formatted(object.uri(), Path.of(e.getFile()).getFileName()));
  }

  /**
   * Opens an object that the job needs.
   *
   * @throws RefusedJobException if it is not there
   */
  InputStream open(String uri) throws IOException {
    try {
      return objects.open(uri, owner);
    } catch (NoSuchFileException e) {
      throw new RefusedJobException(
          "Data download failed: NoSuchKey: there is no object '%s'".formatted(uri));
    }
  }

  /**
   * To be called now and then.
   *
   * @throws InterruptedException if the server is about to end
   */
  void checkOpen() throws InterruptedException {
    if (closing.getAsBoolean()) {
      throw new InterruptedException("the server ends");
    }
  }
}
