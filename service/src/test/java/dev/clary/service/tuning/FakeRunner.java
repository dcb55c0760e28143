package dev.clary.service.tuning;

import dev.clary.service.training.FailureKind;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Ends training jobs without running anything: their value is a function of them. */
public final class FakeRunner {
  private final TrainingJobStore store;
  private final ToDoubleFunction<TrainingJob> program;

  /**
   * A runner for the jobs in a store.
   *
   * @param program the objective's value; NaN for a job that crashes, infinite for one that logs
   *     nothing
   */
  public FakeRunner(TrainingJobStore store, ToDoubleFunction<TrainingJob> program) {
    this.store = store;
    this.program = program;
  }

  /** Ends the oldest unfinished job; false if there is none. */
  public boolean endOne() {
    Optional<TrainingJob> job = store.unfinished().stream().findFirst();
    job.ifPresent(this::end);
    return job.isPresent();
  }

  public void end(TrainingJob job) {
    if (job.stopRequested()) {
      store.update(SampleTraining.in(TrainingStatus.STOPPED, job));
      return;
    }
    double value = program.applyAsDouble(job);
    if (Double.isNaN(value)) {
      store.update(SampleTraining.failed(FailureKind.ALGORITHM, "exit code 1", job));
      return;
    }
    if (Double.isFinite(value)) {
      store.append(job.name(), output(job, value));
    }
    store.update(SampleTraining.in(TrainingStatus.COMPLETED, job));
  }

  private static OutputChunk output(TrainingJob job, double value) {
    var point = new MetricPoint(SampleTraining.METRIC, value, job.createdAt(), 0);
    var line = new LogLine(0, job.createdAt(), "rmse: " + value);
    return new OutputChunk(1, 20, List.of(line), List.of(point), List.of(point));
  }
}
