package dev.clary.server;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Right requests for every operation, in every protocol that its clients use, for a server that has
 * tuning job {@code digits} with one training job and training job {@code alone}.
 */
public final class Calls {
  private static final String GROUP = "/aws/sagemaker/TrainingJobs";
  private static final String ARN =
      "arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/digits";
  private static final String ROLE = "arn:aws:iam::123456789012:role/Demo";

  /** Tuning jobs that may be unfinished at a time bound how many are created. */
  private static final int TUNING_JOBS = 90;

  /** One request. */
  public record Call(Wire wire, Target target, ObjectNode request) {}

  private final SplittableRandom random;
  private int created;

  public Calls(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One of each kind. */
  public List<Call> all() {
    return Stream.of(sageMaker(), logs(), monitoring(), identities())
        .flatMap(List::stream)
        .toList();
  }

  /** Only those that succeed however often they come. */
  List<Call> repeatable() {
    return all().stream()
        .filter(call -> !call.target().operation().matches("(Stop|Delete).*Job"))
        .filter(
            call ->
                created < TUNING_JOBS
                    || !call.target().operation().equals("CreateHyperParameterTuningJob"))
        .toList();
  }

  private String name(String kind) {
    return kind + "-" + Long.toString(random.nextLong() >>> 1, 36);
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }

  private int most() {
    return 1 + random.nextInt(100);
  }

  private static Call sageMaker(String operation, ObjectNode request) {
    return new Call(Wire.JSON, new Target(Service.SAGEMAKER, operation), request);
  }

  private static Call sageMaker(String operation, String request) {
    return sageMaker(operation, Requests.json(request));
  }

  private List<Call> sageMaker() {
    return List.of(
        sageMaker("CreateHyperParameterTuningJob", Requests.tuningJob(name("t"))),
        sageMaker("CreateTrainingJob", Requests.trainingJob(name("training"))),
        sageMaker("DescribeHyperParameterTuningJob", tuningJob("digits")),
        sageMaker("StopHyperParameterTuningJob", tuningJob("digits")),
        sageMaker("DeleteHyperParameterTuningJob", tuningJob("digits")),
        sageMaker(
            "ListTrainingJobsForHyperParameterTuningJob",
            """
            {"HyperParameterTuningJobName": "digits", "MaxResults": %d,
             "SortBy": "%s", "SortOrder": "%s", "StatusEquals": "%s"}
            """
                .formatted(
                    most(),
                    one("Name", "CreationTime", "Status", "FinalObjectiveMetricValue"),
                    one("Ascending", "Descending"),
                    one("InProgress", "Completed", "Failed", "Stopping", "Stopped"))),
        sageMaker("ListHyperParameterTuningJobs", list()),
        sageMaker("ListTrainingJobs", list()),
        sageMaker("DescribeTrainingJob", trainingJob("digits-001-0123abcd")),
        sageMaker("StopTrainingJob", trainingJob("digits-001-0123abcd")),
        sageMaker("DeleteTrainingJob", trainingJob("digits-001-0123abcd")),
        sageMaker("UpdateTrainingJob", trainingJob("alone")),
        sageMaker(
            "AddTags",
            "{\"ResourceArn\": \"%s\", \"Tags\": [{\"Key\": \"k%d\", \"Value\": \"v\"}]}"
                .formatted(ARN, random.nextInt(40))),
        sageMaker("ListTags", "{\"ResourceArn\": \"%s\"}".formatted(ARN)),
        sageMaker(
            "DeleteTags",
            "{\"ResourceArn\": \"%s\", \"TagKeys\": [\"k%d\"]}"
                .formatted(ARN, random.nextInt(40))));
  }

  private static ObjectNode tuningJob(String name) {
    return Requests.json("{\"HyperParameterTuningJobName\": \"%s\"}".formatted(name));
  }

  private static ObjectNode trainingJob(String name) {
    return Requests.json("{\"TrainingJobName\": \"%s\"}".formatted(name));
  }

  private ObjectNode list() {
    return Requests.json(
        """
        {"MaxResults": %d, "SortBy": "%s", "SortOrder": "%s", "NameContains": "a",
         "CreationTimeAfter": 0, "LastModifiedTimeBefore": 1893456000.5,
         "StatusEquals": "%s"}
        """
            .formatted(
                most(),
                one("Name", "CreationTime", "Status"),
                one("Ascending", "Descending"),
                one("InProgress", "Completed", "Failed", "Stopping", "Stopped")));
  }

  private List<Call> logs() {
    return List.of(
        logs("DescribeLogGroups", "{\"logGroupNamePrefix\": \"/aws\", \"limit\": 5}"),
        logs(
            "DescribeLogStreams",
            """
            {"logGroupName": "%s", "logStreamNamePrefix": "digits",
             "orderBy": "LogStreamName", "descending": %s, "limit": 5}
            """
                .formatted(GROUP, random.nextBoolean())),
        logs(
            "GetLogEvents",
            """
            {"logGroupName": "%s", "logStreamName": "%s",
             "startTime": 0, "endTime": 9, "limit": %d, "startFromHead": %s}
            """
                .formatted(
                    GROUP, "digits-001-0123abcd/algo-1-1893456001", most(), random.nextBoolean())),
        logs(
            "FilterLogEvents",
            """
            {"logGroupName": "%s", "logStreamNamePrefix": "digits", "startTime": 0,
             "filterPattern": "%s", "limit": %d}
            """
                .formatted(GROUP, one("", "rmse", "a -b"), most())));
  }

  private static Call logs(String operation, String request) {
    return new Call(Wire.JSON, new Target(Service.LOGS, operation), Requests.json(request));
  }

  private List<Call> monitoring() {
    return Stream.of(Wire.values()).flatMap(wire -> monitoring(wire).stream()).toList();
  }

  private List<Call> monitoring(Wire wire) {
    boolean numbers = wire != Wire.QUERY;
    String start = numbers ? "1893456000" : "\"2030-01-01T00:00:00Z\"";
    String end = numbers ? "1893459600.5" : "\"2030-01-01T01:00:00Z\"";
    String dimensions = "[{\"Name\": \"TrainingJobName\", \"Value\": \"digits-001-0123abcd\"}]";
    String statistic = one("Average", "Sum", "Minimum", "Maximum", "SampleCount");
    return List.of(
        monitoring(
            wire,
            "GetMetricStatistics",
            """
            {"Namespace": "%s", "MetricName": "validation:rmse", "Dimensions": %s,
             "StartTime": %s, "EndTime": %s, "Period": 60, "Statistics": ["%s"]}
            """
                .formatted(GROUP, dimensions, start, end, statistic)),
        monitoring(
            wire,
            "GetMetricData",
            """
            {"MetricDataQueries": [
               {"Id": "m1", "MetricStat": {"Period": 60, "Stat": "%s", "Metric": {
                 "Namespace": "%s", "MetricName": "validation:rmse", "Dimensions": %s}}}],
             "StartTime": %s, "EndTime": %s, "ScanBy": "%s"}
            """
                .formatted(
                    statistic,
                    GROUP,
                    dimensions,
                    start,
                    end,
                    one("TimestampAscending", "TimestampDescending"))),
        monitoring(wire, "ListMetrics", "{\"Namespace\": \"%s\"}".formatted(GROUP)),
        monitoring(
            wire,
            "PutMetricData",
            """
            {"Namespace": "Fuzz", "MetricData": [
               {"MetricName": "m", "Value": %d.5, "Timestamp": %s, "Unit": "Count",
                "Dimensions": [{"Name": "d", "Value": "v"}]}]}
            """
                .formatted(random.nextInt(100), start)));
  }

  private static Call monitoring(Wire wire, String operation, String request) {
    return new Call(wire, new Target(Service.MONITORING, operation), Requests.json(request));
  }

  private List<Call> identities() {
    return List.of(
        query(Service.STS, "GetCallerIdentity", "{}"),
        query(
            Service.STS,
            "AssumeRole",
            "{\"RoleArn\": \"%s\", \"RoleSessionName\": \"%s\", \"DurationSeconds\": %d}"
                .formatted(ROLE, name("s"), 900 + random.nextInt(2700))),
        query(Service.IAM, "GetRole", "{\"RoleName\": \"Demo\"}"),
        query(
            Service.IAM,
            "SimulatePrincipalPolicy",
            "{\"PolicySourceArn\": \"%s\", \"ActionNames\": [\"s3:GetObject\"]}".formatted(ROLE)));
  }

  private static Call query(Service service, String operation, String request) {
    return new Call(Wire.QUERY, new Target(service, operation), Requests.json(request));
  }

  /** To be told of each request that is sent. */
  void sent(Call call) {
    if (call.target().operation().equals("CreateHyperParameterTuningJob")) {
      created++;
    }
  }
}
