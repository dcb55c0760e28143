package dev.clary.service.tuning;

import dev.clary.service.training.Failure;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Launched jobs for tests, by how they stand. */
final class Launched {

  private Launched() {}

  static LaunchedJob running(int number) {
    return job(number, TrainingStatus.IN_PROGRESS, Optional.empty(), false, OptionalDouble.empty());
  }

  static LaunchedJob stopping(int number) {
    return job(number, TrainingStatus.STOPPING, Optional.empty(), true, OptionalDouble.empty());
  }

  static LaunchedJob completed(int number, double value) {
    return job(number, TrainingStatus.COMPLETED, Optional.empty(), false, OptionalDouble.of(value));
  }

  static LaunchedJob silent(int number) {
    return job(number, TrainingStatus.COMPLETED, Optional.empty(), false, OptionalDouble.empty());
  }

  static LaunchedJob failed(int number, FailureKind kind, String reason) {
    return job(
        number,
        TrainingStatus.FAILED,
        Optional.of(new Failure(kind, reason)),
        false,
        OptionalDouble.empty());
  }

  static LaunchedJob stopped(int number) {
    return job(number, TrainingStatus.STOPPED, Optional.empty(), true, OptionalDouble.empty());
  }

  static LaunchedJob timedOut(int number, OptionalDouble value) {
    return job(number, TrainingStatus.STOPPED, Optional.empty(), false, value);
  }

  private static LaunchedJob job(
      int number,
      TrainingStatus status,
      Optional<Failure> failure,
      boolean stopRequested,
      OptionalDouble objective) {
    return new LaunchedJob(
        name(number),
        number,
        Map.of("x", "0." + number),
        status,
        failure,
        stopRequested,
        objective);
  }

  static TrainingJobName name(int number) {
    return new TrainingJobName("job-%03d".formatted(number));
  }
}
