package dev.clary.cli.session;

import dev.clary.cli.view.TrainingFacts;
import dev.clary.cli.view.TuningFacts;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import dev.clary.wire.shape.FinalHyperParameterTuningJobObjectiveMetric;
import dev.clary.wire.shape.HyperParameterTrainingJobSummary;
import dev.clary.wire.shape.HyperParameterTuningJobConfig;
import dev.clary.wire.shape.HyperParameterTuningJobObjective;
import dev.clary.wire.shape.MetricData;
import dev.clary.wire.shape.SecondaryStatusTransition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads how a tuning job stands, again and again. What has ended is asked for in detail once.
 * Confined to one thread.
 */
public final class TuningReader {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SILENT_LINES = 3;

  private final RemoteJobs jobs;
  private final InstantSource time;
  private final Map<String, TrainingFacts> ended = new HashMap<>();

  public TuningReader(RemoteJobs jobs, InstantSource time) {
    this.jobs = jobs;
    this.time = time;
  }

  /** How the job stands now; empty if there is none of that name. */
  public Optional<TuningFacts> read(String name) {
    return jobs.tuningJob(name).map(this::facts);
  }

  /** The protocol's answer in the words of the views, absent members as such. */
  private TuningFacts facts(DescribeHyperParameterTuningJobResponse job) {
    Instant now = time.instant();
    HyperParameterTuningJobConfig config = job.hyperParameterTuningJobConfig();
    Optional<HyperParameterTuningJobObjective> objective =
        Optional.ofNullable(config.hyperParameterTuningJobObjective());
    String metric = objective.map(HyperParameterTuningJobObjective::metricName).orElse("objective");
    List<TrainingFacts> trainingJobs = trainingJobs(job.hyperParameterTuningJobName(), metric);
    return new TuningFacts(
        job.hyperParameterTuningJobName(),
        job.hyperParameterTuningJobStatus(),
        Optional.ofNullable(job.failureReason()),
        config.strategy(),
        objective.map(HyperParameterTuningJobObjective::type).orElse("Minimize"),
        metric,
        Optional.ofNullable(config.resourceLimits().maxNumberOfTrainingJobs())
            .orElse(trainingJobs.size()),
        config.resourceLimits().maxParallelTrainingJobs(),
        job.creationTime(),
        Optional.ofNullable(job.hyperParameterTuningEndTime()),
        withSilence(trainingJobs, now),
        Optional.ofNullable(job.bestTrainingJob())
            .map(HyperParameterTrainingJobSummary::trainingJobName),
        now);
  }

  /**
   * All training jobs; a listing tells the final ones in full, the others are asked for one by one.
   */
  private List<TrainingFacts> trainingJobs(String tuningJob, String metric) {
    var all = new ArrayList<TrainingFacts>();
    for (HyperParameterTrainingJobSummary summary : jobs.trainingJobs(tuningJob)) {
      TrainingFacts known = ended.get(summary.trainingJobName());
      TrainingFacts facts = known == null ? detail(summary, metric) : known;
      if (facts.over()) {
        ended.put(facts.name(), facts);
      }
      all.add(facts);
    }
    return all;
  }

  /** A training job with what only its own description tells: where it is, and its latest value. */
  private TrainingFacts detail(HyperParameterTrainingJobSummary summary, String metric) {
    Optional<DescribeTrainingJobResponse> job = jobs.trainingJob(summary.trainingJobName());
    Optional<Float> value =
        Optional.ofNullable(summary.finalHyperParameterTuningJobObjectiveMetric())
            .map(FinalHyperParameterTuningJobObjectiveMetric::value);
    return new TrainingFacts(
        summary.trainingJobName(),
        summary.trainingJobStatus(),
        job.map(DescribeTrainingJobResponse::secondaryStatus).orElse(""),
        job.map(TuningReader::note).orElse(""),
        value.or(() -> job.flatMap(found -> latest(found, metric))),
        summary.tunedHyperParameters(),
        summary.creationTime(),
        Optional.ofNullable(summary.trainingStartTime()),
        Optional.ofNullable(summary.trainingEndTime()),
        Optional.ofNullable(summary.failureReason()),
        List.of());
  }

  /** What the server says about the step it is in, such as what it waits for. */
  private static String note(DescribeTrainingJobResponse job) {
    List<SecondaryStatusTransition> transitions =
        Optional.ofNullable(job.secondaryStatusTransitions()).orElse(List.of());
    return transitions.isEmpty()
        ? ""
        : Optional.ofNullable(transitions.get(transitions.size() - 1).statusMessage()).orElse("");
  }

  /** The latest value of a metric while the job runs is found where its final value will be. */
  private static Optional<Float> latest(DescribeTrainingJobResponse job, String metric) {
    return Optional.ofNullable(job.finalMetricDataList()).stream()
        .flatMap(List::stream)
        .filter(point -> metric.equals(point.metricName()))
        .map(MetricData::value)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  /**
   * As long as no job at all has shown the objective, the first that ought to have is looked at.
   */
  private List<TrainingFacts> withSilence(List<TrainingFacts> trainingJobs, Instant now) {
    if (trainingJobs.stream().anyMatch(job -> job.objective().isPresent())) {
      return trainingJobs;
    }
    var looked = new ArrayList<TrainingFacts>(trainingJobs);
    for (int i = 0; i < looked.size(); i++) {
      if (isOverdue(looked.get(i), now)) {
        TrainingFacts job = looked.get(i);
        looked.set(i, job.withSilence(jobs.lastLines(job.name(), SILENT_LINES)));
        break;
      }
    }
    return looked;
  }

  /**
   * Whether its log ought to have shown the objective: it has ended well, or runs for some seconds.
   */
  private static boolean isOverdue(TrainingFacts job, Instant now) {
    boolean late = job.started().filter(start -> start.plus(PATIENCE).isBefore(now)).isPresent();
    return job.over() ? job.status().equals("Completed") : job.step().equals("Training") && late;
  }
}
