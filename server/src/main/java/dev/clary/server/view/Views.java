package dev.clary.server.view;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.NotFoundException;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.TuningOrigin;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the view at a path. Immutable, thread-safe.
 *
 * <p>A view is a record, written with capitalized names; {@code docs/interface.md} lists them. A
 * new one is a record, a method and an entry in the map of paths.
 */
public final class Views {
  private static final int MOST_LINES = 10_000;
  private static final int DEFAULT_LINES = 1_000;

  private final Facts facts;
  private final Supplier<Optional<String>> trouble;
  private final TrainingJobs trainingJobs;
  private final TuningJobs tuningJobs;
  private final Map<String, BiFunction<String, Map<String, String>, Object>> ofJobs;

  /**
   * @param trouble what keeps jobs from going on, such as a full disk
   */
  public Views(
      Facts facts,
      Supplier<Optional<String>> trouble,
      TrainingJobs trainingJobs,
      TuningJobs tuningJobs) {
    this.facts = facts;
    this.trouble = trouble;
    this.trainingJobs = trainingJobs;
    this.tuningJobs = tuningJobs;
    this.ofJobs =
        Map.of(
            "training-jobs/explanation", (name, parameters) -> explanation(name),
            "training-jobs/logs", this::logs,
            "training-jobs/metrics", (name, parameters) -> metrics(name),
            "tuning-jobs/importances", (name, parameters) -> importances(name),
            "tuning-jobs/request", (name, parameters) -> request(name));
  }

  /**
   * What does not change while a server runs.
   *
   * @param region in ARNs
   * @param account in ARNs
   * @param engine what runs training jobs
   * @param sandbox whether they run in one: {@code on} or {@code off}
   * @param slots most training jobs at a time
   */
  public record Facts(
      String version,
      String dataDirectory,
      String region,
      String account,
      String engine,
      String sandbox,
      int slots) {}

  /**
   * How the server is; jobs are running or waiting for a slot.
   *
   * @param trouble what keeps jobs from going on, if anything does
   */
  record Status(
      String version,
      String dataDirectory,
      String region,
      String account,
      String engine,
      String sandbox,
      int slots,
      int running,
      int waiting,
      Optional<String> trouble) {}

  /** Why a training job has the hyperparameters it has; empty facts when nobody chose them. */
  record Explanation(
      String trainingJobName,
      Optional<String> tuningJobName,
      Optional<Integer> number,
      Map<String, String> tunedHyperParameters,
      Map<String, Object> facts) {}

  /** Lines of a log; {@code next} is the number that the line after the last of all will get. */
  record Log(List<Line> lines, long next) {}

  record Line(long number, Instant time, String text) {}

  /** Every value that was found for a job, in the order of their lines. */
  record Metrics(List<Point> points) {}

  /** A value as text where JSON has no number for it: {@code NaN}, {@code Infinity}. */
  record Point(String metricName, Object value, Instant time, long line) {}

  /**
   * Returns the view at a path, as a record or a tree.
   *
   * @param path segments behind {@code /clary/v1/}, decoded
   * @param parameters of the query, decoded
   * @throws NotFoundException if there is no such view, or no such job
   * @throws InvalidRequestException if a parameter makes no sense
   */
  public Object get(List<String> path, Map<String, String> parameters) {
    if (path.equals(List.of("status"))) {
      return status();
    }
    BiFunction<String, Map<String, String>, Object> view =
        path.size() == 3 ? ofJobs.get(path.get(0) + "/" + path.get(2)) : null;
    if (view == null) {
      throw new NotFoundException(
          "there is no /clary/v1/%s; see docs/interface.md".formatted(String.join("/", path)));
    }
    return view.apply(path.get(1), parameters);
  }

  private Status status() {
    List<TrainingJob> unfinished =
        List.of(TrainingStatus.IN_PROGRESS, TrainingStatus.STOPPING).stream()
            .flatMap(status -> trainingJobs.list(all(status)).stream())
            .toList();
    int waiting =
        (int)
            unfinished.stream()
                .filter(job -> job.secondaryStatus() == SecondaryStatus.PENDING)
                .count();
    return new Status(
        facts.version(),
        facts.dataDirectory(),
        facts.region(),
        facts.account(),
        facts.engine(),
        facts.sandbox(),
        facts.slots(),
        unfinished.size() - waiting,
        waiting,
        trouble.get());
  }

  private static TrainingJobQuery all(TrainingStatus status) {
    return new TrainingJobQuery(
        Optional.empty(),
        Optional.of(status),
        Optional.empty(),
        TimeRange.ALL,
        TimeRange.ALL,
        Order.CREATED,
        false,
        Optional.empty(),
        0,
        Integer.MAX_VALUE);
  }

  private Explanation explanation(String name) {
    TrainingJob job = trainingJob(name);
    Optional<TuningOrigin> origin = job.spec().origin();
    return new Explanation(
        name,
        origin.map(TuningOrigin::tuningJob),
        origin.map(TuningOrigin::number),
        new TreeMap<>(origin.map(TuningOrigin::tuned).orElse(Map.of())),
        new TreeMap<>(origin.map(TuningOrigin::explanation).orElse(Map.of())));
  }

  /** Lines from {@code from} on, or the {@code last} ones. */
  private Log logs(String name, Map<String, String> parameters) {
    TrainingJobName job = trainingJob(name).name();
    long count = trainingJobs.lineCount(job);
    long from = number(parameters, "from", 0, Long.MAX_VALUE);
    int limit = (int) number(parameters, "limit", DEFAULT_LINES, MOST_LINES);
    if (parameters.containsKey("last")) {
      limit = (int) number(parameters, "last", DEFAULT_LINES, MOST_LINES);
      from = Math.max(0, count - limit);
    }
    List<LogLine> lines = limit == 0 ? List.of() : trainingJobs.log(job, from, limit);
    return new Log(
        lines.stream().map(line -> new Line(line.number(), line.at(), line.text())).toList(),
        count);
  }

  private static long number(Map<String, String> parameters, String name, long absent, long most) {
    String text = parameters.getOrDefault(name, Long.toString(absent));
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number that is out of range.
    }
    throw new InvalidRequestException(
        "parameter '%s': '%s' is not a whole number from 0 to %d".formatted(name, text, most));
  }

  private Metrics metrics(String name) {
    return new Metrics(
        trainingJobs.metrics(trainingJob(name).name()).stream()
            .map(
                point ->
                    new Point(
                        point.metric(),
                        Double.isFinite(point.value())
                            ? (Object) point.value()
                            : Double.toString(point.value()),
                        point.at(),
                        point.line()))
            .toList());
  }

  /** The request as it was stored, members that Clary has no use for included. */
  private JsonNode request(String name) {
    return JsonMapper.shared().readTree(tuningJob(name).spec().request());
  }

  private SearchView importances(String name) {
    return SearchView.of(name, tuningJobs.history(tuningJob(name).name()));
  }

  private TuningJob tuningJob(String name) {
    return Optional.of(name)
        .filter(given -> !given.isEmpty() && given.length() <= 32)
        .flatMap(given -> tuningJobs.find(new TuningJobName(given)))
        .orElseThrow(() -> new NotFoundException("no tuning job is called '" + name + "'"));
  }

  private TrainingJob trainingJob(String name) {
    return Optional.of(name)
        .filter(given -> !given.isEmpty() && given.length() <= 63)
        .flatMap(given -> trainingJobs.find(new TrainingJobName(given)))
        .orElseThrow(() -> new NotFoundException("no training job is called '" + name + "'"));
  }
}
