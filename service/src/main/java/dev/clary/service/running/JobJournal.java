package dev.clary.service.running;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.OutputPosition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Tells a job in its stored log and status what is done for it. Used by one thread. */
final class JobJournal implements Journal {
  private final JobRecord record;
  private final TrainingJobStore store;
  private final InstantSource time;
  private final TrainingRun.Context context;

  JobJournal(
      JobRecord record, TrainingJobStore store, InstantSource time, TrainingRun.Context context) {
    this.record = record;
    this.store = store;
    this.time = time;
    this.context = context;
  }

  @Override
  public void doing(String message) {
    record.download(message);
    write(List.of(message));
  }

  @Override
  public void write(List<String> lines) {
    TrainingJob job = record.job();
    int attempt = record.attempt().number();
    OutputPosition position = store.position(job.name(), attempt);
    Instant now = time.instant();
    var numbered = new ArrayList<LogLine>();
    for (String line : lines) {
      numbered.add(new LogLine(position.line() + numbered.size(), now, line));
    }
    var latest = store.find(job.name()).map(TrainingJob::latestMetrics).orElse(List.of());
    // None of the program's own output is read by this.
    store.append(
        job.name(), new OutputChunk(attempt, position.offset(), numbered, List.of(), latest));
  }

  @Override
  public boolean isStopRequested() {
    return context.isStopRequested();
  }

  @Override
  public boolean isClosing() {
    return context.isClosing();
  }
}
