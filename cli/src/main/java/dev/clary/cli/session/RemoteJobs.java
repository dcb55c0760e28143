package dev.clary.cli.session;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.ErrorCode;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobRequest;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.DescribeTrainingJobRequest;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import dev.clary.wire.shape.HyperParameterTrainingJobSummary;
import dev.clary.wire.shape.HyperParameterTuningJobSummary;
import dev.clary.wire.shape.ListHyperParameterTuningJobsRequest;
import dev.clary.wire.shape.ListHyperParameterTuningJobsResponse;
import dev.clary.wire.shape.ListTrainingJobsForHyperParameterTuningJobRequest;
import dev.clary.wire.shape.ListTrainingJobsForHyperParameterTuningJobResponse;
import dev.clary.wire.shape.StopHyperParameterTuningJobRequest;
import dev.clary.wire.shape.StopTrainingJobRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The jobs of a server, as its published interfaces tell of them: SageMaker's operations, and
 * {@code /clary/v1/} for what has no place in those. Thread-safe.
 *
 * <p>Every method throws {@link ServiceException} when the server refuses, with a message made for
 * people, and {@link dev.clary.wire.client.UnreachableException} when it does not answer.
 */
public final class RemoteJobs {
  private static final int PAGE = 100;

  private final ClaryClient client;

  RemoteJobs(ClaryClient client) {
    this.client = requireNonNull(client, "client");
  }

  /** A part of a log; {@code next} is the number of the line that will follow the log's last. */
  public record Log(List<String> lines, long next) {}

  /** Creates a tuning job. */
  public void create(JsonNode request) {
    client.call(new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"), request);
  }

  /** The tuning job of that name, if there is one. */
  public Optional<DescribeHyperParameterTuningJobResponse> tuningJob(String name) {
    return unlessUnknown(
        () ->
            client.call(
                "DescribeHyperParameterTuningJob",
                new DescribeHyperParameterTuningJobRequest(name),
                DescribeHyperParameterTuningJobResponse.class));
  }

  /** The training job of that name, if there is one. */
  public Optional<DescribeTrainingJobResponse> trainingJob(String name) {
    return unlessUnknown(
        () ->
            client.call(
                "DescribeTrainingJob",
                new DescribeTrainingJobRequest(name),
                DescribeTrainingJobResponse.class));
  }

  /** All tuning jobs, oldest first; only those of one status, if it is not null. */
  public List<HyperParameterTuningJobSummary> tuningJobs(@Nullable String status) {
    var all = new ArrayList<HyperParameterTuningJobSummary>();
    @Nullable String token = null;
    do {
      ListHyperParameterTuningJobsResponse page =
          client.call(
              "ListHyperParameterTuningJobs",
              new ListHyperParameterTuningJobsRequest(
                  token, PAGE, "CreationTime", "Ascending", null, null, null, null, null, status),
              ListHyperParameterTuningJobsResponse.class);
      all.addAll(page.hyperParameterTuningJobSummaries());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  /** All training jobs of a tuning job, oldest first. */
  public List<HyperParameterTrainingJobSummary> trainingJobs(String tuningJob) {
    var all = new ArrayList<HyperParameterTrainingJobSummary>();
    @Nullable String token = null;
    do {
      ListTrainingJobsForHyperParameterTuningJobResponse page =
          client.call(
              "ListTrainingJobsForHyperParameterTuningJob",
              new ListTrainingJobsForHyperParameterTuningJobRequest(
                  tuningJob, token, PAGE, null, "CreationTime", "Ascending"),
              ListTrainingJobsForHyperParameterTuningJobResponse.class);
      all.addAll(page.trainingJobSummaries());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  /** How many training jobs run or wait for a slot, those of tuning jobs included. */
  public int unfinishedTrainingJobs() {
    JsonNode status = client.get("/clary/v1/status");
    return status.path("Running").asInt() + status.path("Waiting").asInt();
  }

  /** Asks for the end of a tuning job; the service refuses it for one that has ended. */
  public void stopTuningJob(String name) {
    client.call(
        new Target(Service.SAGEMAKER, "StopHyperParameterTuningJob"),
        new StopHyperParameterTuningJobRequest(name));
  }

  /** Asks for the end of a training job; the service refuses it for one that has ended. */
  public void stopTrainingJob(String name) {
    client.call(new Target(Service.SAGEMAKER, "StopTrainingJob"), new StopTrainingJobRequest(name));
  }

  /** The request that a tuning job was created by, as it came. */
  public JsonNode request(String tuningJob) {
    return client.get("/clary/v1/tuning-jobs/%s/request".formatted(tuningJob));
  }

  /** Why a training job has the hyperparameters it has: facts by name, empty if nobody chose. */
  public JsonNode explanation(String trainingJob) {
    return client.get("/clary/v1/training-jobs/%s/explanation".formatted(trainingJob));
  }

  /** Lines of a training job's log from a number on, the first being 0. */
  public Log log(String trainingJob, long from) {
    return log("/clary/v1/training-jobs/%s/logs?from=%d".formatted(trainingJob, from));
  }

  /** The last lines of a training job's log. */
  public List<String> lastLines(String trainingJob, int count) {
    return log("/clary/v1/training-jobs/%s/logs?last=%d".formatted(trainingJob, count)).lines();
  }

  private Log log(String path) {
    JsonNode log = client.get(path);
    var lines = new ArrayList<String>();
    log.path("Lines").forEach(line -> lines.add(line.path("Text").asString("")));
    return new Log(lines, log.path("Next").asLong());
  }

  private static <T> Optional<T> unlessUnknown(java.util.function.Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (ServiceException e) {
      if (isUnknown(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** SageMaker has an error for a tuning job that is not there, and only words for the other. */
  private static boolean isUnknown(ServiceException e) {
    return e.is(ErrorCode.RESOURCE_NOT_FOUND)
        || (e.is(ErrorCode.VALIDATION) && String.valueOf(e.getMessage()).contains("not found"));
  }
}
