package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.wire.shape.DescribeLogGroupsRequest;
import dev.clary.wire.shape.DescribeLogGroupsResponse;
import dev.clary.wire.shape.LogGroup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lists the log groups, which is the one that training jobs write to. */
final class DescribeLogGroups
    implements Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> {
  private final LogStreams streams;

  DescribeLogGroups(LogStreams streams) {
    this.streams = streams;
  }

  @Override
  public String name() {
    return "DescribeLogGroups";
  }

  @Override
  public Class<DescribeLogGroupsRequest> requestType() {
    return DescribeLogGroupsRequest.class;
  }

  @Override
  public DescribeLogGroupsResponse handle(DescribeLogGroupsRequest request, Call call) {
    List<LogGroup> found =
        Stream.of(streams.group()).filter(group -> selects(request, LogStreams.GROUP)).toList();
    return new DescribeLogGroupsResponse(found, null);
  }

  /** A prefix is compared as it is, a pattern whatever its case. */
  private static boolean selects(DescribeLogGroupsRequest request, String group) {
    String prefix = requireNonNullElse(request.logGroupNamePrefix(), "");
    String pattern = requireNonNullElse(request.logGroupNamePattern(), "");
    List<String> identifiers = requireNonNullElse(request.logGroupIdentifiers(), List.of(group));
    return group.startsWith(prefix)
        && group.toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT))
        && identifiers.stream().anyMatch(identifier -> identifier.endsWith(group));
  }
}
