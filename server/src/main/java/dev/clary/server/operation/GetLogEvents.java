package dev.clary.server.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.GetLogEventsRequest;
import dev.clary.wire.shape.GetLogEventsResponse;
import dev.clary.wire.shape.OutputLogEvent;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a training job's log, forwards or backwards from a token.
 *
 * <p>A token is a direction and the number of a line: {@code f/} with the first line that was not
 * yet read, {@code b/} with the first line that was. At either end a page is empty and has the same
 * token again, so that a reader who follows a log keeps his place.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
 */
final class GetLogEvents implements Operation<GetLogEventsRequest, GetLogEventsResponse> {
  private static final int DEFAULT_LIMIT = 10_000;

  /** Most bytes of messages on a page, each counted with what surrounds it, as AWS has it. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final int OVERHEAD = 26;
  private static final Pattern TOKEN = Pattern.compile("([fb])/(\\d{1,18})");

  private final TrainingJobs trainingJobs;
  private final LogStreams streams;

  GetLogEvents(TrainingJobs trainingJobs, LogStreams streams) {
    this.trainingJobs = trainingJobs;
    this.streams = streams;
  }

  @Override
  public String name() {
    return "GetLogEvents";
  }

  @Override
  public Class<GetLogEventsRequest> requestType() {
    return GetLogEventsRequest.class;
  }

  /** Lines from {@code first}, included, to {@code last}, excluded. */
  private record Span(long first, long last) {}

  @Override
  public GetLogEventsResponse handle(GetLogEventsRequest request, Call call) {
    LogStreams.checkGroup(request.logGroupName(), request.logGroupIdentifier());
    TrainingJob job = streams.job(request.logStreamName());
    Span all = span(request, job);
    boolean fromHead = Boolean.TRUE.equals(request.startFromHead());
    Matcher token = token(request, fromHead ? "f/" + all.first() : "b/" + all.last());
    boolean forwards = token.group(1).equals("f");
    long place = Long.parseLong(token.group(2));
    int limit = Objects.requireNonNullElse(request.limit(), DEFAULT_LIMIT);
    Span page = forwards ? after(place, limit, all) : before(place, limit, all);
    List<LogLine> lines = fitting(read(job, page), forwards);
    Span read = lines.isEmpty() ? new Span(place, place) : span(lines);
    return new GetLogEventsResponse(
        lines.stream().map(GetLogEvents::event).toList(), "f/" + read.last(), "b/" + read.first());
  }

  private static Matcher token(GetLogEventsRequest request, String absent) {
    Matcher token = TOKEN.matcher(Objects.requireNonNullElse(request.nextToken(), absent));
    if (!token.matches()) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER, "The specified nextToken is invalid.");
    }
    return token;
  }

  private static Span after(long place, int limit, Span all) {
    long first = Math.max(place, all.first());
    return new Span(first, Math.min(first + limit, all.last()));
  }

  private static Span before(long place, int limit, Span all) {
    long last = Math.min(place, all.last());
    return new Span(Math.max(last - limit, all.first()), last);
  }

  private static Span span(List<LogLine> lines) {
    return new Span(lines.get(0).number(), lines.get(lines.size() - 1).number() + 1);
  }

  private List<LogLine> read(TrainingJob job, Span page) {
    return page.first() >= page.last()
        ? List.of()
        : trainingJobs.log(job.name(), page.first(), (int) (page.last() - page.first()));
  }

  /** As many lines as a page holds, from the end at which reading began; at least one. */
  private static List<LogLine> fitting(List<LogLine> lines, boolean forwards) {
    long bytes = 0;
    for (int read = 0; read < lines.size(); read++) {
      LogLine line = lines.get(forwards ? read : lines.size() - 1 - read);
      bytes += line.text().getBytes(UTF_8).length + OVERHEAD;
      if (bytes > MOST_BYTES && read > 0) {
        return forwards ? lines.subList(0, read) : lines.subList(lines.size() - read, lines.size());
      }
    }
    return lines;
  }

  private static OutputLogEvent event(LogLine line) {
    long at = line.at().toEpochMilli();
    return new OutputLogEvent(at, line.text(), at);
  }

  /** The lines between the request's times. */
  private Span span(GetLogEventsRequest request, TrainingJob job) {
    long count = trainingJobs.lineCount(job.name());
    long first = request.startTime() == null ? 0 : firstAt(job, request.startTime(), count);
    long last = request.endTime() == null ? count : firstAt(job, request.endTime(), count);
    return new Span(first, last);
  }

  /** The first line that is not before a time, found by halving: lines are in order of time. */
  private long firstAt(TrainingJob job, long millis, long count) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) / 2;
      List<LogLine> line = trainingJobs.log(job.name(), middle, 1);
      if (!line.isEmpty() && line.get(0).at().toEpochMilli() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
