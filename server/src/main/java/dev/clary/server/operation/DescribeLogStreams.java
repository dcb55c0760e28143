package dev.clary.server.operation;

import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.DescribeLogStreamsRequest;
import dev.clary.wire.shape.DescribeLogStreamsResponse;
import dev.clary.wire.shape.LogStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lists the log streams of training jobs, by name or by their last event.
 *
 * <p>Streams are not stored: they are made up from the jobs that have written a line.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">DescribeLogStreams</a>
 */
final class DescribeLogStreams
    implements Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {
  private static final int DEFAULT_LIMIT = 50;

  private final LogStreams streams;

  DescribeLogStreams(LogStreams streams) {
    this.streams = streams;
  }

  @Override
  public String name() {
    return "DescribeLogStreams";
  }

  @Override
  public Class<DescribeLogStreamsRequest> requestType() {
    return DescribeLogStreamsRequest.class;
  }

  @Override
  public DescribeLogStreamsResponse handle(DescribeLogStreamsRequest request, Call call) {
    LogStreams.checkGroup(request.logGroupName(), request.logGroupIdentifier());
    boolean byTime = "LastEventTime".equals(request.orderBy());
    String prefix = Optional.ofNullable(request.logStreamNamePrefix()).orElse("");
    if (byTime && !prefix.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER, "Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    Page page = page(request, prefix);
    Comparator<LogStream> order =
        byTime
            ? Comparator.comparing(LogStream::lastEventTimestamp)
            : Comparator.comparing(LogStream::logStreamName);
    List<LogStream> found =
        streams.startingWith(prefix).stream()
            .flatMap(job -> streams.stream(job).stream())
            .sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
            .skip(page.offset())
            .limit(page.probe())
            .toList();
    return new DescribeLogStreamsResponse(page.cut(found), page.token(found));
  }

  private static Page page(DescribeLogStreamsRequest request, String prefix) {
    return Page.of(
        request.nextToken(),
        Optional.ofNullable(request.limit()).orElse(DEFAULT_LIMIT),
        "DescribeLogStreams",
        prefix,
        request.orderBy(),
        request.descending());
  }
}
