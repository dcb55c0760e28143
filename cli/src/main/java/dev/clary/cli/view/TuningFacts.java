package dev.clary.cli.view;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a tuning job at some moment.
 *
 * @param goal {@code Minimize} or {@code Maximize}
 * @param metric the objective's name
 * @param maxJobs training jobs in all
 * @param parallel training jobs at a time
 * @param trainingJobs launched so far, oldest first
 * @param best name of the best training job so far
 * @param now the moment
 */
public record TuningFacts(
    String name,
    String status,
    Optional<String> failureReason,
    String strategy,
    String goal,
    String metric,
    int maxJobs,
    int parallel,
    Instant created,
    Optional<Instant> ended,
    List<TrainingFacts> trainingJobs,
    Optional<String> best,
    Instant now) {
  private static final Set<String> FINAL = Set.of("Completed", "Failed", "Stopped");

  public TuningFacts {
    requireNonNull(name, "name");
    requireNonNull(status, "status");
    requireNonNull(failureReason, "failureReason");
    requireNonNull(strategy, "strategy");
    requireNonNull(goal, "goal");
    requireNonNull(metric, "metric");
    requireNonNull(created, "created");
    requireNonNull(ended, "ended");
    trainingJobs = List.copyOf(trainingJobs);
    requireNonNull(best, "best");
    requireNonNull(now, "now");
  }

  /** Whether a tuning job or a training job with that status has ended. */
  public static boolean isFinal(String status) {
    return FINAL.contains(status);
  }

  /** Whether it has ended. */
  public boolean over() {
    return isFinal(status);
  }

  /** Whether it did all it was asked for. */
  public boolean completed() {
    return status.equals("Completed");
  }

  /** Whether low values of the objective are good. */
  boolean minimizes() {
    return goal.equals("Minimize");
  }

  /** The best training job so far. */
  public Optional<TrainingFacts> bestJob() {
    return best.flatMap(this::find);
  }

  /** The training job of that name, if it was launched. */
  Optional<TrainingFacts> find(String trainingJob) {
    return trainingJobs.stream().filter(job -> job.name().equals(trainingJob)).findFirst();
  }

  /** This job before anything happened. */
  public TuningFacts atTheBeginning() {
    return new TuningFacts(
        name,
        "InProgress",
        Optional.empty(),
        strategy,
        goal,
        metric,
        maxJobs,
        parallel,
        created,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        now);
  }

  /** Those that have ended, in the order of their ends. */
  List<TrainingFacts> overJobs() {
    return trainingJobs.stream()
        .filter(TrainingFacts::over)
        .sorted((a, b) -> a.ended().orElse(now).compareTo(b.ended().orElse(now)))
        .toList();
  }

  /** Those that have a slot and have not ended, oldest first. */
  List<TrainingFacts> activeJobs() {
    return trainingJobs.stream().filter(job -> !job.over() && !job.waiting()).toList();
  }

  /** Those that wait for a slot, oldest first. */
  List<TrainingFacts> waitingJobs() {
    return trainingJobs.stream().filter(TrainingFacts::waiting).toList();
  }

  /** The final values of the objective, in the order in which they became known. */
  List<Float> history() {
    return overJobs().stream().flatMap(job -> job.objective().stream()).toList();
  }

  /** How long it has taken so far, times without a server included. */
  Duration elapsed() {
    return Duration.between(created, ended.orElse(now));
  }

  /**
   * A guess at how long it will go on: what is left to do, each training job taking as long as
   * those before it, spread over as many as run at a time. Empty before the first has ended.
   */
  Optional<Duration> timeLeft() {
    List<Duration> taken =
        overJobs().stream().filter(job -> job.started().isPresent()).map(j -> j.age(now)).toList();
    if (taken.isEmpty() || over()) {
      return Optional.empty();
    }
    Duration mean = taken.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(taken.size());
    Duration work = mean.multipliedBy(Math.max(0, maxJobs - trainingJobs.size()));
    for (TrainingFacts job : trainingJobs) {
      Duration left = job.over() ? Duration.ZERO : mean.minus(job.age(now));
      work = left.isNegative() ? work : work.plus(left);
    }
    return Optional.of(work.dividedBy(parallel));
  }

  /** A training job's name without what it shares with its fellows: its number, as a rule. */
  String shortName(TrainingFacts job) {
    String prefix = name + "-";
    if (!job.name().startsWith(prefix)) {
      return job.name();
    }
    return job.name().substring(prefix.length()).replaceFirst("-[0-9a-f]{8}$", "");
  }
}
