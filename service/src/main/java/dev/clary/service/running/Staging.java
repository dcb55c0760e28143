package dev.clary.service.running;

import dev.clary.service.training.Channel;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.ObjectStore.StoredObject;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
   * Copies the objects of each channel.
   *
   * @throws RefusedJobException if a channel is empty
   */
  void channels(List<Channel> channels, OptMlDirectory tree)
      throws IOException, InterruptedException {
    for (Channel channel : channels) {
      if (copy(channel.uri(), tree.channel(channel.name())) == 0) {
        throw new RefusedJobException(
            "channel '%s': there is no object at '%s'".formatted(channel.name(), channel.uri()));
      }
    }
  }

  /** Copies all objects that start with a prefix, by their path below it; answers how many. */
  int copy(String prefix, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    int count = 0;
    for (StoredObject object : objects.list(prefix, owner)) {
      if (closing.getAsBoolean()) {
        throw new InterruptedException("the server ends");
      }
      Path file = directory.resolve(object.path()).normalize();
      if (!file.startsWith(directory) || file.equals(directory)) {
        throw new RefusedJobException(
            "the object '%s' has no place below its prefix".formatted(object.uri()));
      }
      Files.createDirectories(file.getParent());
      try (InputStream in = objects.open(object.uri(), owner)) {
        Files.copy(in, file);
      }
      count++;
    }
    return count;
  }
}
