package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.server.JobsServer;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** The unmodified AWS SDK for Java, which speaks CBOR to CloudWatch. */
class MetricsIT {
  private static final String TRAINING_JOBS = "/aws/sagemaker/TrainingJobs";
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir Path directory;
  private JobsServer server;
  private CloudWatchClient cloudWatch;
  private TrainingJob job;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    cloudWatch = client(JobsServer.USER);
    job = SampleTraining.job("digits");
    server.trainingJobs().insert(job);
    List<MetricPoint> points =
        List.of(
            new MetricPoint("loss", 0.5, START.plusSeconds(10), 0),
            new MetricPoint("loss", 0.25, START.plusSeconds(50), 1),
            new MetricPoint("loss", Double.NaN, START.plusSeconds(55), 2),
            new MetricPoint("loss", 0.125, START.plusSeconds(70), 3));
    server
        .trainingJobs()
        .append(job.name(), new OutputChunk(1, 100, List.of(), points, List.of(points.get(3))));
  }

  private CloudWatchClient client(String accessKeyId) {
    return server.pointed(CloudWatchClient.builder(), accessKeyId);
  }

  @AfterEach
  void stop() {
    cloudWatch.close();
    server.close();
  }

  private static GetMetricStatisticsRequest.Builder statistics(String namespace) {
    return GetMetricStatisticsRequest.builder()
        .namespace(namespace)
        .metricName("loss")
        .dimensions(dimension("TrainingJobName", "digits"))
        .startTime(START)
        .endTime(START.plusSeconds(3600))
        .period(60)
        .statistics(Statistic.AVERAGE, Statistic.SAMPLE_COUNT);
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {TRAINING_JOBS, "/aws/sagemaker/HyperParameterTuningJobs"})
  void whatAJobLoggedIsPutTogetherByMinutes(String namespace) {
    List<Datapoint> points =
        cloudWatch.getMetricStatistics(statistics(namespace).build()).datapoints();

    assertThat(points)
        .extracting(Datapoint::timestamp)
        .containsExactly(START, START.plusSeconds(60));
    assertThat(points).extracting(Datapoint::average).containsExactly(0.375, 0.125);
    assertThat(points).extracting(Datapoint::sampleCount).containsExactly(2.0, 1.0);
    assertThat(points).allSatisfy(point -> assertThat(point.sum()).isNull());
  }

  @Test
  void anUnknownJobHasNoPoints() {
    GetMetricStatisticsRequest request =
        statistics(TRAINING_JOBS).dimensions(dimension("TrainingJobName", "other")).build();

    assertThat(cloudWatch.getMetricStatistics(request).datapoints()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithTheErrorsOfTheModel() {
    assertThatThrownBy(
            () -> cloudWatch.getMetricStatistics(statistics(TRAINING_JOBS).period(7).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Period");
    assertThatThrownBy(
            () -> cloudWatch.getMetricStatistics(statistics(TRAINING_JOBS).endTime(START).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("StartTime must be less");
    assertThatThrownBy(
            () -> cloudWatch.getMetricStatistics(statistics(TRAINING_JOBS).period(1).build()))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("3,600 datapoints");
    assertThatThrownBy(
            () ->
                cloudWatch.getMetricStatistics(
                    statistics(TRAINING_JOBS).statistics(List.of()).build()))
        .isInstanceOf(CloudWatchException.class);
  }

  @Test
  void severalMetricsAreReadAPageAtATime() {
    GetMetricDataRequest.Builder request = data(ScanBy.TIMESTAMP_ASCENDING).maxDatapoints(1);

    GetMetricDataResponse first = cloudWatch.getMetricData(request.build());
    GetMetricDataResponse second =
        cloudWatch.getMetricData(request.nextToken(first.nextToken()).build());

    assertThat(values(first)).containsExactly(0.25);
    assertThat(values(second)).containsExactly(0.125);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void theLatestComesFirstUnlessAskedOtherwise() {
    GetMetricDataResponse answer = cloudWatch.getMetricData(data(null).build());

    assertThat(values(answer)).containsExactly(0.125, 0.25);
    assertThat(answer.metricDataResults().get(0).timestamps())
        .containsExactly(START.plusSeconds(60), START);
    assertThat(answer.metricDataResults().get(0).label()).isEqualTo("loss");
  }

  private static GetMetricDataRequest.Builder data(@Nullable ScanBy order) {
    return GetMetricDataRequest.builder()
        .startTime(START)
        .endTime(START.plusSeconds(3600))
        .scanBy(order)
        .metricDataQueries(
            MetricDataQuery.builder()
                .id("m1")
                .metricStat(stat -> stat.period(60).stat("Minimum").metric(loss()))
                .build());
  }

  private static Metric loss() {
    return Metric.builder()
        .namespace(TRAINING_JOBS)
        .metricName("loss")
        .dimensions(dimension("TrainingJobName", "digits"))
        .build();
  }

  private static List<Double> values(GetMetricDataResponse answer) {
    return answer.metricDataResults().stream()
        .map(MetricDataResult::values)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void anExpressionIsRefused() {
    CloudWatchException error =
        catchThrowableOfType(
            CloudWatchException.class,
            () ->
                cloudWatch.getMetricData(
                    request ->
                        request
                            .startTime(START)
                            .endTime(START.plusSeconds(60))
                            .metricDataQueries(
                                MetricDataQuery.builder().id("e1").expression("m1 * 2").build())));

    assertThat(error.getMessage()).contains("expressions are not served");
  }

  @Test
  void theMetricsOfAJobAreListed() {
    ListMetricsResponse answer =
        cloudWatch.listMetrics(
            list ->
                list.namespace(TRAINING_JOBS)
                    .dimensions(
                        DimensionFilter.builder().name("TrainingJobName").value("digits").build()));

    assertThat(answer.metrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.metricName()).isEqualTo("loss");
              assertThat(metric.dimensions())
                  .containsExactly(dimension("TrainingJobName", "digits"));
            });
  }

  @Test
  void whatAClientMeasuredIsReadBack() {
    cloudWatch.putMetricData(
        put ->
            put.namespace("mine")
                .metricData(
                    measured("loss").values(1.0, 3.0).counts(3.0, 1.0).build(),
                    measured("loss").value(8.0).build()));

    List<Datapoint> points =
        cloudWatch
            .getMetricStatistics(
                statistics("mine")
                    .dimensions(List.of())
                    .unit(StandardUnit.SECONDS)
                    .statistics(Statistic.SUM, Statistic.MAXIMUM)
                    .build())
            .datapoints();

    assertThat(points)
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.sum()).isEqualTo(14.0);
              assertThat(point.maximum()).isEqualTo(8.0);
              assertThat(point.unit()).isEqualTo(StandardUnit.SECONDS);
            });
    assertThat(cloudWatch.listMetrics(list -> list.namespace("mine")).metrics()).hasSize(1);
  }

  private static MetricDatum.Builder measured(String name) {
    return MetricDatum.builder().metricName(name).timestamp(START).unit(StandardUnit.SECONDS);
  }

  @Test
  void longListsOfMetricsComeCompressed() {
    List<MetricDatum> data =
        IntStream.range(0, 900)
            .mapToObj(i -> measured("metric-" + i).value((double) i).build())
            .toList();

    cloudWatch.putMetricData(put -> put.namespace("mine").metricData(data));

    assertThat(cloudWatch.listMetrics(list -> list.namespace("mine")).metrics()).hasSize(500);
  }

  @Test
  void nobodyWritesWhatJobsWriteNorWithoutAValueNorWithAReadersKey() {
    assertThatThrownBy(() -> put(cloudWatch, TRAINING_JOBS, measured("loss").value(1.0)))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> put(cloudWatch, "mine", measured("loss")))
        .isInstanceOf(MissingRequiredParameterException.class);
    try (CloudWatchClient reader = client(JobsServer.READER)) {
      assertThatThrownBy(() -> put(reader, "mine", measured("loss").value(1.0)))
          .isInstanceOf(CloudWatchException.class)
          .hasMessageContaining("is a reader's");
    }
  }

  private static void put(CloudWatchClient client, String namespace, MetricDatum.Builder datum) {
    client.putMetricData(put -> put.namespace(namespace).metricData(datum.build()));
  }
}
