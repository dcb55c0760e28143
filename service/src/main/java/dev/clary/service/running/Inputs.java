package dev.clary.service.running;

import dev.clary.service.training.Channel;
import dev.clary.service.training.Engine.Attached;
import dev.clary.service.training.Engine.Pipe;
import dev.clary.service.training.InputMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the channels of a job where its program expects them.
 *
 * <p>Named pipes are filled from outside of the sandbox, so the program must not be able to put
 * anything else in their place: it sees their directory as one it cannot write to, with its other
 * channels in it.
 *
 * @param attempt directory of the attempt
 */
record Inputs(Staging staging, OptMlDirectory tree, Path attempt) {

  /** What the engine is to know. */
  record Placed(List<Attached> attached, List<Pipe> pipes) {

    Placed with(List<Attached> more) {
      return new Placed(Stream.concat(attached.stream(), more.stream()).toList(), pipes);
    }
  }

  /**
   * Copies what the channels name.
   *
   * @throws RefusedJobException if it is not there, or is not what it should be
   */
  Placed place(List<Channel> channels) throws IOException, InterruptedException {
    var pipes = new ArrayList<Pipe>();
    for (Channel channel : channels) {
      if (channel.inputMode() == InputMode.PIPE) {
        Path parts = attempt.resolve("streams").resolve(channel.name());
        new StreamParts(staging, channel, parts).write();
        pipes.add(new Pipe(stem(channel), parts, channel.streaming().seed()));
      } else {
        staging.files(channel, tree.channel(channel.name()));
      }
    }
    return new Placed(
        pipes.isEmpty() || !tree.isSandboxed() ? List.of() : attached(channels), pipes);
  }

  private Path stem(Channel channel) {
    return tree.isSandboxed()
        ? pipeDirectory().resolve(channel.name())
        : tree.channel(channel.name());
  }

  private Path pipeDirectory() {
    return attempt.resolve("named-pipes");
  }

  private List<Attached> attached(List<Channel> channels) throws IOException {
    var attached = new ArrayList<Attached>();
    Files.createDirectories(pipeDirectory());
    attached.add(new Attached(pipeDirectory(), Path.of(tree.seen(tree.inputData())), false));
    for (Channel channel : channels) {
      if (channel.inputMode() != InputMode.PIPE) {
        Path directory = tree.channel(channel.name());
        Files.createDirectories(pipeDirectory().resolve(channel.name()));
        attached.add(new Attached(directory, Path.of(tree.seen(directory)), true));
      }
    }
    return attached;
  }
}
