package dev.clary.service.running;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.OutputPosition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves the output of one attempt into the store, line by line, with the metrics found in it. How
 * far it came is stored with the lines, so none is lost or doubled whenever the server dies. Used
 * by one thread.
 */
final class LogFollower {
  private static final int BUFFER = 16 * LineSplitter.LONGEST;

  private final TrainingJobStore store;
  private final InstantSource time;
  private final TrainingJobName name;
  private final int attempt;
  private final MetricSearch metrics;
  private final Map<String, MetricPoint> latest = new LinkedHashMap<>();
  private OutputPosition position;

  LogFollower(TrainingJobStore store, InstantSource time, TrainingJob job, int attempt) {
    this.store = store;
    this.time = time;
    this.name = job.name();
    this.attempt = attempt;
    this.metrics = new MetricSearch(job.spec().definition().algorithm().metrics(), time);
    this.position = store.position(name, attempt);
    store
        .find(name)
        .ifPresent(stored -> stored.latestMetrics().forEach(p -> latest.put(p.metric(), p)));
  }

  /** Stores what was written since the last time; at the end of the attempt, all that is left. */
  void read(Path output, boolean ended) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(output)) {
      var bytes = new byte[BUFFER];
      boolean more = true;
      while (more) {
        channel.position(position.offset());
        more = readOnce(channel, bytes, ended);
      }
    } catch (NoSuchFileException e) {
      return; // A program that was never started wrote nothing.
    }
  }

  private boolean readOnce(SeekableByteChannel channel, byte[] bytes, boolean ended)
      throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    int read = channel.read(buffer);
    while (read > 0) {
      read = channel.read(buffer);
    }
    boolean full = !buffer.hasRemaining();
    LineSplitter.Lines split = LineSplitter.split(bytes, buffer.position(), ended && !full);
    if (split.end() > 0) {
      append(split);
    }
    return full;
  }

  private void append(LineSplitter.Lines split) {
    Instant now = time.instant();
    var lines = new ArrayList<LogLine>();
    var points = new ArrayList<MetricPoint>();
    for (String text : split.lines()) {
      var line = new LogLine(position.line() + lines.size(), now, text);
      lines.add(line);
      points.addAll(metrics.search(line));
      for (String complaint : metrics.complaints()) {
        lines.add(new LogLine(position.line() + lines.size(), now, complaint));
      }
    }
    points.stream()
        .filter(point -> Double.isFinite(point.value()))
        .forEach(point -> latest.put(point.metric(), point));
    long end = position.offset() + split.end();
    store.append(name, new OutputChunk(attempt, end, lines, points, List.copyOf(latest.values())));
    position = new OutputPosition(end, position.line() + lines.size());
  }
}
