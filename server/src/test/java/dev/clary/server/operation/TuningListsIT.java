package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The orders and filters of the two lists about tuning jobs. */
class TuningListsIT {
  private static final String OF_ONE = "ListTrainingJobsForHyperParameterTuningJob";

  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    client = server.client(JobsServer.ADMINISTRATOR);
    for (String name : List.of("beta", "gamma", "alpha")) {
      server.createTuningJob(name);
      server.time().advance(Duration.ofSeconds(1));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tuningJobsAreSortedByNameUnlessToldOtherwise() {
    assertThat(tuningJobs(Map.of())).containsExactly("alpha", "beta", "gamma");
    assertThat(tuningJobs(Map.of("SortOrder", "Descending")))
        .containsExactly("gamma", "beta", "alpha");
    assertThat(tuningJobs(Map.of("SortBy", "CreationTime")))
        .containsExactly("beta", "gamma", "alpha");
  }

  @Test
  void tuningJobsAreFilteredByNameTimeAndStatus() {
    assertThat(tuningJobs(Map.of("NameContains", "et"))).containsExactly("beta");
    assertThat(tuningJobs(Map.of("CreationTimeAfter", 1893456001L)))
        .containsExactly("alpha", "gamma");
    assertThat(tuningJobs(Map.of("CreationTimeBefore", 1893456001L))).containsExactly("beta");
    assertThat(tuningJobs(Map.of("StatusEquals", "InProgress"))).hasSize(3);
    assertThat(tuningJobs(Map.of("StatusEquals", "Completed"))).isEmpty();
    assertThat(tuningJobs(Map.of("StatusEquals", "DeleteFailed"))).isEmpty();
  }

  @Test
  void aTuningJobIsSummedUp() {
    server.launch("alpha", 1);

    JsonNode summary =
        call("ListHyperParameterTuningJobs", Map.of("NameContains", "alpha"))
            .at("/HyperParameterTuningJobSummaries/0");

    assertThat(summary.get("Strategy").stringValue()).isEqualTo("Bayesian");
    assertThat(summary.get("ResourceLimits").toString())
        .isEqualTo("{\"MaxNumberOfTrainingJobs\":4,\"MaxParallelTrainingJobs\":2}");
    assertThat(summary.at("/TrainingJobStatusCounters/InProgress").intValue()).isEqualTo(1);
    assertThat(summary.at("/ObjectiveStatusCounters/Pending").intValue()).isEqualTo(1);
    assertThat(summary.get("CreationTime").longValue()).isEqualTo(1893456002L);
  }

  @Test
  void trainingJobsOfOneAreSortedAndFiltered() {
    measured(1, TrainingStatus.COMPLETED, 0.5);
    measured(2, TrainingStatus.COMPLETED, 0.25);
    measured(3, TrainingStatus.COMPLETED, 0.75);
    server.launch("alpha", 4);
    server.launch("beta", 5);

    assertThat(trainingJobs(Map.of())).containsExactly(1, 2, 3, 4);
    assertThat(trainingJobs(Map.of("SortBy", "CreationTime", "SortOrder", "Descending")))
        .containsExactly(4, 3, 2, 1);
    assertThat(trainingJobs(Map.of("SortBy", "FinalObjectiveMetricValue")))
        .containsExactly(2, 1, 3);
    assertThat(trainingJobs(Map.of("StatusEquals", "InProgress"))).containsExactly(4);
    assertThat(trainingJobs(Map.of("StatusEquals", "Deleting"))).isEmpty();
  }

  @Test
  void aTrainingJobIsSummedUpWithWhatWasTuned() {
    TrainingJob job = server.launch("alpha", 1);
    server
        .trainingJobs()
        .update(SampleTraining.failed(FailureKind.ALGORITHM, "AlgorithmError: why", job));

    JsonNode summary =
        list(OF_ONE, "HyperParameterTuningJobName", "alpha").at("/TrainingJobSummaries/0");

    assertThat(summary.get("TunedHyperParameters").toString()).isEqualTo("{\"eta\":\"0.1\"}");
    assertThat(summary.get("TrainingJobStatus").stringValue()).isEqualTo("Failed");
    assertThat(summary.get("ObjectiveStatus").stringValue()).isEqualTo("Failed");
    assertThat(summary.get("FailureReason").stringValue()).isEqualTo("AlgorithmError: why");
    assertThat(summary.has("TuningJobName")).isFalse();
    assertThat(summary.has("FinalHyperParameterTuningJobObjectiveMetric")).isFalse();
  }

  private void measured(int number, TrainingStatus status, double objective) {
    TrainingJob job = server.launch("alpha", number);
    server.trainingJobs().append(job.name(), SampleTraining.chunk(0, objective));
    server.trainingJobs().update(SampleTraining.in(status, job));
  }

  private List<String> tuningJobs(Map<String, Object> request) {
    return call("ListHyperParameterTuningJobs", request)
        .get("HyperParameterTuningJobSummaries")
        .valueStream()
        .map(job -> job.get("HyperParameterTuningJobName").stringValue())
        .toList();
  }

  /** Numbers of the training jobs of alpha. */
  private List<Integer> trainingJobs(Map<String, Object> request) {
    var all = new TreeMap<>(request);
    all.put("HyperParameterTuningJobName", "alpha");
    return call(OF_ONE, all)
        .get("TrainingJobSummaries")
        .valueStream()
        .map(job -> job.get("TrainingJobName").stringValue())
        .map(name -> Integer.valueOf(name.substring("alpha-".length(), "alpha-000".length())))
        .toList();
  }

  private JsonNode list(String operation, String member, String value) {
    return call(operation, Requests.json("{}").put(member, value));
  }

  private JsonNode call(String operation, Object request) {
    return client.call(new Target(Service.SAGEMAKER, operation), request);
  }
}
