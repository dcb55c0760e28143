package dev.clary.server.operation;

import static dev.clary.server.JobsServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJobName;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Logs of training jobs as CloudWatch Logs shows them. */
class LogsIT {
  private static final String GROUP = "/aws/sagemaker/TrainingJobs";
  private static final long CREATED = SampleTraining.CREATED.toEpochMilli();
  private static final String STREAM = "digits/algo-1-" + CREATED / 1000;

  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    client = server.client(JobsServer.ADMINISTRATOR);
    server.trainingJobs().insert(SampleTraining.job("digits"));
    server.trainingJobs().insert(SampleTraining.job("silent"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aStreamAppearsWithItsFirstLine() {
    assertThat(streams(Map.of("logStreamNamePrefix", "digits/"))).isEmpty();

    write("digits", 0, 3, "line");

    JsonNode stream =
        call("DescribeLogStreams", Map.of("logStreamNamePrefix", "digits/"))
            .get("logStreams")
            .get(0);
    assertThat(stream.get("logStreamName").stringValue()).isEqualTo(STREAM);
    assertThat(stream.get("firstEventTimestamp").longValue()).isEqualTo(CREATED);
    assertThat(stream.get("lastEventTimestamp").longValue()).isEqualTo(CREATED + 2000);
    assertThat(stream.get("arn").stringValue())
        .isEqualTo(
            "arn:aws:logs:us-east-1:123456789012:log-group:%s:log-stream:%s"
                .formatted(GROUP, STREAM));
  }

  @Test
  void theGroupIsListedByPrefixPatternOrIdentifier() {
    String arn = "arn:aws:logs:us-east-1:123456789012:log-group:" + GROUP;

    assertThat(groups(Map.of())).isEqualTo(1);
    assertThat(groups(Map.of("logGroupNamePrefix", "/aws/sage"))).isEqualTo(1);
    assertThat(groups(Map.of("logGroupNamePattern", "trainingjobs"))).isEqualTo(1);
    assertThat(groups(Map.of("logGroupIdentifiers", List.of(arn)))).isEqualTo(1);
    assertThat(groups(Map.of("logGroupNamePrefix", "/aws/lambda"))).isZero();
  }

  private int groups(Map<String, Object> request) {
    return client
        .call(new Target(Service.LOGS, "DescribeLogGroups"), request)
        .get("logGroups")
        .size();
  }

  @Test
  void linesAreSearchedOverStreamsAPageAtATime() {
    write("digits", 0, 3, "loss");
    write("silent", 0, 2, "loss");
    write("silent", 2, 1, "gain");

    var messages = new ArrayList<String>();
    var request = new TreeMap<String, Object>(Map.of("filterPattern", "loss", "limit", 2));
    JsonNode page;
    do {
      page = call("FilterLogEvents", request);
      page.get("events").forEach(event -> messages.add(event.get("logStreamName").asString()));
      request.put("nextToken", page.path("nextToken").asString(""));
    } while (page.hasNonNull("nextToken"));

    String silent = "silent/algo-1-" + CREATED / 1000;
    assertThat(messages).containsExactly(STREAM, STREAM, STREAM, silent, silent);
  }

  @Test
  void aSearchIsLimitedToStreamsAndTimes() {
    write("digits", 0, 3, "loss");
    write("silent", 0, 3, "loss");

    JsonNode found =
        call(
            "FilterLogEvents",
            Map.of(
                "logStreamNames", List.of(STREAM),
                "startTime", CREATED + 1000,
                "endTime", CREATED + 2000));

    assertThat(found.get("events").size()).isEqualTo(1);
    assertThat(found.get("events").get(0).get("timestamp").longValue()).isEqualTo(CREATED + 1000);
    assertThat(found.has("nextToken")).isFalse();
  }

  @Test
  void streamsAreListedByNameAndByPrefixInPages() {
    for (String job : List.of("digits-a", "digits-b", "letters")) {
      server.trainingJobs().insert(SampleTraining.job(job));
      write(job, 0, 1, "x");
    }
    write("digits", 0, 1, "x");

    assertThat(streams(Map.of("logStreamNamePrefix", "digits")))
        .extracting(name -> name.replaceFirst("/.*", ""))
        .containsExactly("digits-a", "digits-b", "digits");
    assertThat(streams(Map.of("orderBy", "LogStreamName", "descending", true)))
        .extracting(name -> name.replaceFirst("/.*", ""))
        .containsExactly("letters", "digits", "digits-b", "digits-a");
    assertThat(streams(Map.of("limit", 1))).hasSize(1);
  }

  @Test
  void readingFromTheHeadFollowsTheLogToItsEndAndBeyond() {
    write("digits", 0, 5, "line");

    JsonNode first = events(Map.of("startFromHead", true, "limit", 3));
    JsonNode second = events(Map.of("nextToken", forward(first), "limit", 3));
    JsonNode end = events(Map.of("nextToken", forward(second)));
    write("digits", 5, 1, "line");
    JsonNode more = events(Map.of("nextToken", forward(end)));

    assertThat(messages(first)).containsExactly("line 0", "line 1", "line 2");
    assertThat(messages(second)).containsExactly("line 3", "line 4");
    assertThat(messages(end)).isEmpty();
    assertThat(forward(end)).isEqualTo(forward(second));
    assertThat(messages(more)).containsExactly("line 5");
  }

  @Test
  void readingFromTheTailGoesBack() {
    write("digits", 0, 5, "line");

    JsonNode last = events(Map.of("limit", 3));
    JsonNode before = events(Map.of("nextToken", backward(last), "limit", 3));
    JsonNode end = events(Map.of("nextToken", backward(before), "limit", 3));

    assertThat(messages(last)).containsExactly("line 2", "line 3", "line 4");
    assertThat(messages(before)).containsExactly("line 0", "line 1");
    assertThat(messages(end)).isEmpty();
    assertThat(backward(end)).isEqualTo(backward(before));
    assertThat(messages(events(Map.of("nextToken", forward(last))))).isEmpty();
  }

  @Test
  void timesLimitWhatIsReadTheLastOneExcluded() {
    write("digits", 0, 10, "line");

    JsonNode page =
        events(
            Map.of("startFromHead", true, "startTime", CREATED + 3000, "endTime", CREATED + 6000));

    assertThat(messages(page)).containsExactly("line 3", "line 4", "line 5");
  }

  @Test
  void aPageHoldsNoMoreThanAMegabyte() {
    write("digits", 0, 20, "x".repeat(100_000));

    JsonNode first = events(Map.of("startFromHead", true));
    JsonNode second = events(Map.of("nextToken", forward(first)));
    JsonNode last = events(Map.of());

    assertThat(messages(first)).hasSize(10).last().asString().endsWith(" 9");
    assertThat(messages(second)).hasSize(10).first().asString().endsWith(" 10");
    assertThat(messages(last)).hasSize(10).last().asString().endsWith(" 19");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertNotFound(
        Map.of("logGroupName", "/aws/other", "logStreamName", STREAM), "log group does not exist");
    assertNotFound(
        Map.of("logGroupName", GROUP, "logStreamName", "digits/algo-2-1"),
        "log stream does not exist");
    assertNotFound(
        Map.of("logGroupName", GROUP, "logStreamName", "nobody"), "log stream does not exist");
  }

  @Test
  void aTokenThatWasNeverGivenIsRefused() {
    write("digits", 0, 1, "x");

    for (String token : List.of("x", "f/", "f/-1", "g/1", "f/99999999999999999999")) {
      ServiceException error = error(() -> events(Map.of("nextToken", token)));

      assertThat(error.code()).isEqualTo("InvalidParameterException");
    }
  }

  private void assertNotFound(Map<String, Object> request, String message) {
    ServiceException error =
        error(() -> client.call(new Target(Service.LOGS, "GetLogEvents"), request));
    assertThat(error.code()).isEqualTo("ResourceNotFoundException");
    assertThat(error).hasMessageContaining(message);
  }

  private void write(String job, int first, int count, String text) {
    List<LogLine> lines =
        LongStream.range(first, first + count)
            .mapToObj(
                number ->
                    new LogLine(
                        number, SampleTraining.CREATED.plusSeconds(number), text + " " + number))
            .toList();
    server
        .trainingJobs()
        .append(
            new TrainingJobName(job),
            new OutputChunk(1, first + count, lines, List.of(), List.of()));
  }

  private List<String> streams(Map<String, Object> request) {
    return call("DescribeLogStreams", request)
        .get("logStreams")
        .valueStream()
        .map(stream -> stream.get("logStreamName").stringValue())
        .toList();
  }

  private JsonNode events(Map<String, Object> request) {
    var all = new TreeMap<>(request);
    all.put("logStreamName", STREAM);
    return call("GetLogEvents", all);
  }

  private static List<String> messages(JsonNode page) {
    return page.get("events")
        .valueStream()
        .map(event -> event.get("message").stringValue())
        .toList();
  }

  private static String forward(JsonNode page) {
    return page.get("nextForwardToken").stringValue();
  }

  private static String backward(JsonNode page) {
    return page.get("nextBackwardToken").stringValue();
  }

  private JsonNode call(String operation, Map<String, Object> request) {
    var all = new TreeMap<>(request);
    all.put("logGroupName", GROUP);
    return client.call(new Target(Service.LOGS, operation), all);
  }
}
