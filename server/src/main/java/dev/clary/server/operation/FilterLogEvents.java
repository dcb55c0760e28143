package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.FilterLogEventsRequest;
import dev.clary.wire.shape.FilterLogEventsResponse;
import dev.clary.wire.shape.FilteredLogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Searches the logs of training jobs, one stream after the other in the order of their names. A
 * token is the number of a stream and of the line in it where the search goes on; a page may be
 * empty and still have one, as at AWS, when much was searched and little found.
 */
final class FilterLogEvents implements Operation<FilterLogEventsRequest, FilterLogEventsResponse> {
  private static final int DEFAULT_LIMIT = 10_000;

  /** Most lines that are looked at for one page, so that no search takes long. */
  private static final int MOST_LINES = 100_000;

  private static final int CHUNK = 1_000;
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,9})/(\\d{1,18})");

  private final TrainingJobs trainingJobs;
  private final LogStreams streams;

  FilterLogEvents(TrainingJobs trainingJobs, LogStreams streams) {
    this.trainingJobs = trainingJobs;
    this.streams = streams;
  }

  @Override
  public String name() {
    return "FilterLogEvents";
  }

  @Override
  public Class<FilterLogEventsRequest> requestType() {
    return FilterLogEventsRequest.class;
  }

  /** Where a search is: in which of the streams, at which line. */
  private record Place(int stream, long line) {

    static Place of(@Nullable String token) {
      Matcher matcher = TOKEN.matcher(requireNonNullElse(token, "0/0"));
      if (!matcher.matches()) {
        throw new RefusedException(
            ErrorCode.INVALID_PARAMETER, "The specified nextToken is invalid.");
      }
      return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    String token() {
      return stream + "/" + line;
    }
  }

  @Override
  public FilterLogEventsResponse handle(FilterLogEventsRequest request, Call call) {
    LogStreams.checkGroup(request.logGroupName(), request.logGroupIdentifier());
    if (request.logStreamNames() != null && request.logStreamNamePrefix() != null) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER,
          "logStreamNames and logStreamNamePrefix cannot be given together");
    }
    List<TrainingJob> jobs = jobs(request);
    LogFilter filter = LogFilter.parse(requireNonNullElse(request.filterPattern(), ""));
    int limit = requireNonNullElse(request.limit(), DEFAULT_LIMIT);
    var found = new ArrayList<FilteredLogEvent>();
    Place place = Place.of(request.nextToken());
    int searched = 0;
    while (place.stream() < jobs.size() && found.size() < limit && searched < MOST_LINES) {
      TrainingJob job = jobs.get(place.stream());
      int room = Math.min(CHUNK, limit - found.size());
      List<LogLine> lines = trainingJobs.log(job.name(), place.line(), room);
      lines.stream()
          .filter(line -> within(request, line) && filter.matches(line.text()))
          .forEach(line -> found.add(event(job, line)));
      searched += room;
      place =
          lines.size() < room
              ? new Place(place.stream() + 1, 0)
              : new Place(place.stream(), place.line() + room);
    }
    String token = place.stream() < jobs.size() ? place.token() : null;
    return new FilterLogEventsResponse(found, List.of(), token);
  }

  private List<TrainingJob> jobs(FilterLogEventsRequest request) {
    if (request.logStreamNames() != null) {
      return request.logStreamNames().stream().map(streams::job).toList();
    }
    return streams.startingWith(Optional.ofNullable(request.logStreamNamePrefix()).orElse(""));
  }

  private static boolean within(FilterLogEventsRequest request, LogLine line) {
    long at = line.at().toEpochMilli();
    return (request.startTime() == null || at >= request.startTime())
        && (request.endTime() == null || at < request.endTime());
  }

  private static FilteredLogEvent event(TrainingJob job, LogLine line) {
    long at = line.at().toEpochMilli();
    String stream = LogStreams.name(job);
    return new FilteredLogEvent(stream, at, line.text(), at, stream + "/" + line.number());
  }
}
