package dev.clary.optimizer.tuning;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that evaluate. Used by one thread; closing interrupts what still runs. */
final class Evaluators implements AutoCloseable {
  private final Objective objective;
  private final ExecutorService threads;
  private final CompletionService<Observation> evaluations;

  Evaluators(Objective objective, int count) {
    this.objective = objective;
    var created = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              var thread = new Thread(task, "tuning-" + created.incrementAndGet());
              thread.setDaemon(
                  true); // an objective that ignores interruption must not keep the JVM
              return thread;
            });
    this.evaluations = new ExecutorCompletionService<>(threads);
  }

  void start(Suggestion suggestion) {
    evaluations.submit(() -> evaluate(suggestion));
  }

  private Observation evaluate(Suggestion suggestion) {
    try {
      double value = objective.value(suggestion.assignment());
      return Observation.succeeded(suggestion.number(), suggestion.assignment(), value);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Observation.failed(suggestion.number(), suggestion.assignment(), FailureKind.STOPPED);
    } catch (Exception e) {
      return Observation.failed(
          suggestion.number(), suggestion.assignment(), FailureKind.ALGORITHM);
    }
  }

  /** Waits for the next evaluation to end; an error in the objective ends tuning. */
  Observation next() throws InterruptedException {
    try {
      return evaluations.take().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the objective ended with an error", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
