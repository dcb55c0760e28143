package dev.clary.server.operation;

import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** When a training job ran, as its answers tell it. */
record Times(Optional<Instant> start, Optional<Instant> end) {
  private static final Set<SecondaryStatus> WORKING =
      EnumSet.of(SecondaryStatus.DOWNLOADING, SecondaryStatus.TRAINING, SecondaryStatus.UPLOADING);

  /** Training starts with the first status after the preparations, and ends with the last. */
  static Times of(TrainingJob job) {
    return new Times(
        job.transitions().stream()
            .filter(transition -> WORKING.contains(transition.status()))
            .map(Transition::start)
            .findFirst(),
        job.endedAt());
  }

  /** Seconds from start to end, rounded up, at least 1; empty before the end. */
  Optional<Integer> seconds() {
    return start.flatMap(from -> end.map(to -> ceiling(Duration.between(from, to))));
  }

  /** Whole seconds, rounded up, at least 1 and at most what an int holds. */
  static int ceiling(Duration duration) {
    long seconds = duration.plusNanos(999_999_999).toSeconds();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, seconds));
  }
}
