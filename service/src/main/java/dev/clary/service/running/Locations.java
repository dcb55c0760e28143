package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.Channel;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Says no to places that a job could not use, whether they are its inputs or its outputs. */
record Locations(ObjectStore objects, Owner owner, boolean sandboxed) {
  private static final Path TREE = Path.of("/opt/ml");

  /** What is in the tree by SageMaker's rules, or in the sandbox by those of the system. */
  private static final List<Path> TAKEN =
      List.of(
          Path.of("/opt/ml/input"),
          Path.of("/opt/ml/code"),
          Path.of("/opt/ml/model"),
          Path.of("/opt/ml/output"),
          Path.of("/usr"),
          Path.of("/bin"),
          Path.of("/sbin"),
          Path.of("/lib"),
          Path.of("/lib32"),
          Path.of("/lib64"),
          Path.of("/libx32"),
          Path.of("/etc"),
          Path.of("/proc"),
          Path.of("/dev"),
          Path.of("/sys"));

  /**
   * Checks everything that a definition names.
   *
   * @throws InvalidRequestException naming member, value and rule
   */
  void check(TrainingDefinition definition) {
    for (Channel channel : definition.channels()) {
      check(channel);
      checkPipeNames(channel, definition.channels());
    }
    objects.check(definition.output().uri(), owner, ObjectStore.Access.WRITE);
    definition.output().checkpoints().ifPresent(this::check);
  }

  private void check(Channel channel) {
    String what = "channel '%s': S3Uri '%s'".formatted(channel.name(), channel.uri());
    if (channel.name().equals(".") || channel.name().equals("..")) {
      throw new InvalidRequestException(
          "ChannelName '%s': it must be the name of a directory".formatted(channel.name()));
    }
    objects.check(channel.uri(), owner, ObjectStore.Access.READ);
    try {
      if (objects.list(channel.uri(), owner).isEmpty()) {
        throw new InvalidRequestException(
            what
                + ": there is nothing there; it must be a file, a"
                + " directory, or what the paths of files start with");
      }
    } catch (IOException e) {
      throw new InvalidRequestException(what + " cannot be read: " + e.getMessage());
    }
  }

  /** Pipes of a channel have its name and a number, and so has perhaps another channel. */
  private static void checkPipeNames(Channel piped, List<Channel> channels) {
    String stem = piped.name() + "_";
    for (Channel channel : channels) {
      if (piped.inputMode() == InputMode.PIPE
          && channel.name().startsWith(stem)
          && channel.name().substring(stem.length()).matches("[0-9]+")) {
        throw new InvalidRequestException(
            "ChannelName '%s': a named pipe of channel '%s' has that name"
                .formatted(channel.name(), piped.name()));
      }
    }
  }

  private void check(CheckpointLocation checkpoints) {
    objects.check(checkpoints.uri(), owner, ObjectStore.Access.READ);
    objects.check(checkpoints.uri(), owner, ObjectStore.Access.WRITE);
    checkpoints.localPath().ifPresent(this::checkLocalPath);
  }

  private void checkLocalPath(String text) {
    Path path = absolute(text);
    boolean contains = TREE.startsWith(path) || Path.of("/tmp").startsWith(path);
    if (contains || TAKEN.stream().anyMatch(taken -> path.startsWith(taken))) {
      throw refusal(text, "that place has another use");
    }
    if (!sandboxed && !path.startsWith(TREE)) {
      throw refusal(text, "outside of the sandbox it must be below " + TREE);
    }
  }

  private static Path absolute(String text) {
    try {
      Path path = Path.of(text).normalize();
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw refusal(text, "it is no path: " + e.getReason());
    }
    throw refusal(text, "it must be an absolute path");
  }

  private static InvalidRequestException refusal(String path, String rule) {
    return new InvalidRequestException("CheckpointConfig.LocalPath '%s': %s".formatted(path, rule));
  }
}
