package dev.clary.server.operation;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.LogGroup;
import dev.clary.wire.shape.LogStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs of training jobs as log streams: one group, and one stream per job that has written a line,
 * named {@code <job>/algo-1-<epoch seconds>} as SageMaker names them. Immutable, thread-safe.
 */
final class LogStreams {
  static final String GROUP = "/aws/sagemaker/TrainingJobs";

  private final TrainingJobs trainingJobs;
  private final Arns arns;

  LogStreams(TrainingJobs trainingJobs, Arns arns) {
    this.trainingJobs = trainingJobs;
    this.arns = arns;
  }

  /**
   * Refuses a group that is not ours.
   *
   * @param name of the group, or null
   * @param identifier name or ARN of the group, or null
   */
  static void checkGroup(@Nullable String name, @Nullable String identifier) {
    if (name == null && identifier == null) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER, "logGroupName or logGroupIdentifier is required");
    }
    boolean ours = GROUP.equals(name) || (identifier != null && identifier.endsWith(GROUP));
    if (!ours) {
      throw new RefusedException(
          ErrorCode.LOG_RESOURCE_NOT_FOUND, "The specified log group does not exist.");
    }
  }

  /** The group, as old as the first job; an empty one is there, too. */
  LogGroup group() {
    long created =
        trainingJobs.list(every(Optional.empty(), Order.CREATED, 1)).stream()
            .map(job -> job.createdAt().toEpochMilli())
            .findFirst()
            .orElse(0L);
    String arn = arns.logGroup(GROUP);
    return new LogGroup(GROUP, created, 0, arn + ":*", 0L, "STANDARD", arn);
  }

  private static TrainingJobQuery every(Optional<String> part, Order order, int limit) {
    return new TrainingJobQuery(
        Optional.empty(),
        Optional.empty(),
        part,
        TimeRange.ALL,
        TimeRange.ALL,
        order,
        false,
        Optional.empty(),
        0,
        limit);
  }

  /**
   * The jobs whose streams' names begin so, in the order of their names. A prefix with a slash
   * names its job.
   */
  List<TrainingJob> startingWith(String prefix) {
    List<TrainingJob> jobs =
        prefix.contains("/")
            ? find(prefix.substring(0, prefix.indexOf('/'))).stream().toList()
            : trainingJobs.list(
                every(
                    Optional.of(prefix).filter(part -> !part.isEmpty()),
                    Order.NAME,
                    Integer.MAX_VALUE));
    return jobs.stream().filter(job -> name(job).startsWith(prefix)).toList();
  }

  static String name(TrainingJob job) {
    return "%s/algo-1-%d".formatted(job.name(), job.createdAt().getEpochSecond());
  }

  /**
   * The job whose stream that is.
   *
   * @throws RefusedException if no job has such a stream
   */
  TrainingJob job(String stream) {
    return find(stream.substring(0, Math.max(0, stream.indexOf('/'))))
        .filter(job -> name(job).equals(stream))
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.LOG_RESOURCE_NOT_FOUND, "The specified log stream does not exist."));
  }

  /** The job of that name; a text that cannot be a name names none. */
  Optional<TrainingJob> find(String name) {
    return name.isEmpty() || name.length() > 63
        ? Optional.empty()
        : trainingJobs.find(new TrainingJobName(name));
  }

  /** The job's stream, or empty while it has written nothing. */
  Optional<LogStream> stream(TrainingJob job) {
    long count = trainingJobs.lineCount(job.name());
    if (count == 0) {
      return Optional.empty();
    }
    long last = at(job, count - 1);
    return Optional.of(
        new LogStream(
            name(job),
            job.createdAt().toEpochMilli(),
            at(job, 0),
            last,
            last,
            arns.logStream(GROUP, name(job)),
            0L));
  }

  private long at(TrainingJob job, long line) {
    List<LogLine> lines = trainingJobs.log(job.name(), line, 1);
    return lines.isEmpty() ? job.createdAt().toEpochMilli() : lines.get(0).at().toEpochMilli();
  }
}
