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

/**
 * An engine that notes how long after the end of one attempt the next one was started: from the
 * moment when the wrapper renamed the result into place, as the file system tells it, to the moment
 * when the next wrapper was spawned. For one training job at a time. Thread-safe.
 */
final class TimedEngine implements Engine {
  private final Engine engine;
  private final InstantSource time;
  private final List<Duration> pauses = new ArrayList<>();
  private Optional<Instant> ended = Optional.empty();

  TimedEngine(Engine engine, InstantSource time) {
    this.engine = engine;
    this.time = time;
  }

  @Override
  public Execution launch(Launch launch) throws IOException {
    Execution execution = engine.launch(launch);
    started(time.instant());
    return new Timed(execution, launch.directory().resolve("result"));
  }

  private synchronized void started(Instant now) {
    ended.ifPresent(end -> pauses.add(Duration.between(end, now)));
  }

  private synchronized void ended(Path result) throws IOException {
    // Renaming changes the time of the last change of status, not of content.
    FileTime renamed = (FileTime) Files.getAttribute(result, "unix:ctime");
    ended = Optional.of(renamed.toInstant());
  }

  /** The pauses so far, oldest first, in milliseconds. */
  synchronized List<Double> pauses() {
    return pauses.stream()
        .map(pause -> pause.dividedBy(ChronoUnit.MICROS.getDuration()))
        .map(micros -> micros / 1000.0)
        .toList();
  }

  @Override
  public Optional<Execution> find(Path directory) throws IOException {
    return engine.find(directory);
  }

  @Override
  public void close() {
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
