package dev.clary.service.tuning;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which tuning jobs could not be stepped, since when, and when to try them again: later each time.
 * Confined to one thread, and to the life of one process.
 */
final class Troubles {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private record Trouble(Instant since, Duration pause, Instant retryAt) {}

  private final Map<TuningJobName, Trouble> troubles = new HashMap<>();

  /** Whether the job is well, or has waited long enough. */
  boolean mayTry(TuningJobName job, Instant now) {
    Trouble trouble = troubles.get(job);
    return trouble == null || !now.isBefore(trouble.retryAt());
  }

  /** Whether the job has been in trouble for as long as is worth waiting. */
  boolean isLost(TuningJobName job, Instant now) {
    Trouble trouble = troubles.get(job);
    return trouble != null && !now.isBefore(trouble.since().plus(PATIENCE));
  }

  /** Notes that the job could not be stepped; answers how long to leave it alone. */
  Duration failed(TuningJobName job, Instant now) {
    Trouble earlier = troubles.get(job);
    Duration pause = earlier == null ? FIRST_PAUSE : earlier.pause().multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    Instant since = earlier == null ? now : earlier.since();
    troubles.put(job, new Trouble(since, pause, now.plus(pause)));
    return pause;
  }

  void succeeded(TuningJobName job) {
    troubles.remove(job);
  }
}
