package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests with something wrong somewhere: each gets an answer, and never one of ours being broken.
 */
class FuzzIT {
  private static final int REQUESTS = 250;

  @TempDir Path directory;
  private JobsServer server;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    server.createTuningJob("digits");
    server.launch("digits", 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void everyRequestIsCarriedOutOrRefusedInTheFormOfAws(long seed) {
    ClaryClient client = server.client(JobsServer.ADMINISTRATOR);
    var mutations = new Mutations(seed);
    List<Map.Entry<Target, ObjectNode>> valid = List.copyOf(requests().entrySet());
    int carriedOut = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Map.Entry<Target, ObjectNode> request = mutations.one(valid);
      ObjectNode mutated = mutations.mutated(request.getValue());
      try {
        client.call(request.getKey(), mutated);
        carriedOut++;
      } catch (ServiceException e) {
        assertThat(e.status()).as("%s %s: %s", request.getKey(), mutated, e).isBetween(400, 499);
        assertThat(e.code()).as("%s", mutated).matches("[A-Za-z]+");
        assertThat(e.getMessage()).isNotBlank();
      }
    }

    assertThat(carriedOut).as("requests that were still right").isPositive();
    assertThat(client.call(new Target(Service.SAGEMAKER, "ListTrainingJobs"), Map.of()).isObject())
        .isTrue();
  }

  /** A right request for every operation. */
  private static Map<Target, ObjectNode> requests() {
    var requests = new LinkedHashMap<Target, ObjectNode>();
    requests.put(sageMaker("CreateHyperParameterTuningJob"), Requests.tuningJob("fuzzed"));
    requests.put(sageMaker("CreateTrainingJob"), Requests.trainingJob("fuzzed"));
    ObjectNode tuningJob = Requests.json("{\"HyperParameterTuningJobName\": \"digits\"}");
    requests.put(sageMaker("DescribeHyperParameterTuningJob"), tuningJob);
    requests.put(sageMaker("StopHyperParameterTuningJob"), tuningJob);
    requests.put(
        sageMaker("ListTrainingJobsForHyperParameterTuningJob"),
        Requests.json(
            """
            {"HyperParameterTuningJobName": "digits", "MaxResults": 10, "NextToken": "x",
             "SortBy": "FinalObjectiveMetricValue", "SortOrder": "Ascending"}
            """));
    ObjectNode list =
        Requests.json(
            """
            {"MaxResults": 10, "SortBy": "Name", "SortOrder": "Descending", "NameContains": "a",
             "CreationTimeAfter": 0, "LastModifiedTimeBefore": 1893456000.5,
             "StatusEquals": "InProgress"}
            """);
    requests.put(sageMaker("ListHyperParameterTuningJobs"), list);
    requests.put(sageMaker("ListTrainingJobs"), list);
    ObjectNode trainingJob = Requests.json("{\"TrainingJobName\": \"digits-001-0123abcd\"}");
    requests.put(sageMaker("DescribeTrainingJob"), trainingJob);
    requests.put(sageMaker("StopTrainingJob"), trainingJob);
    requests.put(
        new Target(Service.LOGS, "DescribeLogStreams"),
        Requests.json(
            """
            {"logGroupName": "/aws/sagemaker/TrainingJobs", "logStreamNamePrefix": "digits",
             "orderBy": "LogStreamName", "descending": true, "limit": 5}
            """));
    requests.put(
        new Target(Service.LOGS, "GetLogEvents"),
        Requests.json(
            """
            {"logGroupName": "/aws/sagemaker/TrainingJobs", "logStreamName": "a/algo-1-1",
             "startTime": 0, "endTime": 9, "nextToken": "f/0", "limit": 5, "startFromHead": true}
            """));
    return requests;
  }

  private static Target sageMaker(String operation) {
    return new Target(Service.SAGEMAKER, operation);
  }
}
