package dev.clary.benchmarks.overhead;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An engine that notes how long after the end of one attempt the next one was started: from the
 * moment when the wrapper renamed the result into place to the moment when the next wrapper was
 * spawned. For one training job at a time. Thread-safe.
 */
final class TimedEngine implements Engine {

  /**
   * When a result came into place, told twice.
   *
   * @param seen when the system told of it, some tenths of a millisecond late
   * @param stamped what the file system says, up to a tick of the kernel early
   */
  private record Renamed(Instant seen, Instant stamped) {}

  /** The pause before a start, by both. */
  private record Pause(Duration seen, Duration stamped) {}

  private final Engine engine;
  private final InstantSource time;
  private final Renames renames;
  private final List<Pause> pauses = new ArrayList<>();
  private Optional<Renamed> ended = Optional.empty();

  TimedEngine(Engine engine, InstantSource time) throws IOException {
    this.engine = engine;
    this.time = time;
    this.renames = Renames.watch(time);
  }

  @Override
  public Execution launch(Launch launch) throws IOException {
    Execution execution = engine.launch(launch);
    started(time.instant());
    renames.expectIn(launch.directory());
    return new Timed(execution, launch.directory().resolve("result"));
  }

  private synchronized void started(Instant now) {
    ended.ifPresent(
        end ->
            pauses.add(
                new Pause(
                    Duration.between(end.seen(), now), Duration.between(end.stamped(), now))));
  }

  private synchronized void ended(Path result) throws IOException {
    Instant seen = renames.last().orElseGet(time::instant);
    // Renaming changes the time of the last change of status, not of content.
    FileTime stamp = (FileTime) Files.getAttribute(result, "unix:ctime");
    ended = Optional.of(new Renamed(seen, stamp.toInstant()));
  }

  /** The pauses so far, oldest first, in milliseconds. */
  List<Double> pauses() {
    return millis(Pause::seen);
  }

  /** The same by the time stamps of the result files. */
  List<Double> stampedPauses() {
    return millis(Pause::stamped);
  }

  private synchronized List<Double> millis(Function<Pause, Duration> which) {
    return pauses.stream()
        .map(pause -> which.apply(pause).dividedBy(ChronoUnit.MICROS.getDuration()))
        .map(micros -> micros / 1000.0)
        .toList();
  }

  @Override
  public Optional<Execution> find(Path directory) throws IOException {
    return engine.find(directory);
  }

  @Override
  public void close() {
    renames.close();
    engine.close();
  }

  /** Notes the end. */
  private final class Timed implements Execution {
    private final Execution execution;
    private final Path result;

    Timed(Execution execution, Path result) {
      this.execution = execution;
      this.result = result;
    }

    @Override
    public Optional<End> await(Duration limit) throws InterruptedException, IOException {
      Optional<End> end = execution.await(limit);
      if (end.isPresent()) {
        ended(result);
      }
      return end;
    }

    @Override
    public String handle() {
      return execution.handle();
    }

    @Override
    public Path output() {
      return execution.output();
    }

    @Override
    public void terminate() throws IOException {
      execution.terminate();
    }

    @Override
    public void kill() throws IOException {
      execution.kill();
    }
  }
}
