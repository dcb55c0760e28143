package dev.clary.server.operation;

import dev.clary.server.keys.Sessions;
import dev.clary.service.metrics.MetricStore;
import dev.clary.service.tags.TagStore;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The services of AWS that are served, each with its operations. A service of the same protocol is
 * one more entry here; another protocol is a route in {@code http} over the same operations.
 */
public final class Services {
  private final JsonCodec codec;
  private final Arns arns;
  private final Identities identities;
  private final Kept kept;

  public Services(Arns arns, Identities identities, Kept kept) {
    this.codec = new JsonCodec();
    this.arns = arns;
    this.identities = identities;
    this.kept = kept;
  }

  /**
   * Whom there is.
   *
   * @param roles those that requests may name
   * @param sessions issues keys that hold for a while
   */
  public record Identities(Roles roles, Sessions sessions) {}

  /**
   * What is kept besides jobs.
   *
   * @param requests a file that is told which members requests have, if there is to be one
   */
  public record Kept(TagStore tags, MetricStore metrics, Optional<Path> requests) {}

  /**
   * What requests leave open.
   *
   * @param retries attempts after the first, of a training job whose request does not say
   * @param seeds the seed of a tuning job whose request names none
   */
  public record Defaults(int retries, LongSupplier seeds) {}

  /** All services over these jobs. */
  public Map<Service, Operations> over(
      TrainingJobs trainingJobs, TuningJobs tuningJobs, Defaults defaults, InstantSource time) {
    var all = new EnumMap<Service, Operations>(Service.class);
    all.put(Service.SAGEMAKER, sageMaker(trainingJobs, tuningJobs, defaults, time));
    all.put(Service.LOGS, logs(trainingJobs));
    all.put(Service.MONITORING, monitoring(trainingJobs, time));
    all.put(Service.STS, sts());
    all.put(Service.IAM, iam());
    kept.requests()
        .map(RequestRecord::new)
        .ifPresent(file -> all.replaceAll((service, operations) -> operations.notedIn(file)));
    return Collections.unmodifiableMap(all);
  }

  private Operations sageMaker(
      TrainingJobs trainingJobs, TuningJobs tuningJobs, Defaults defaults, InstantSource time) {
    var training = new FromWire(defaults.retries(), identities.roles());
    var tuning = new TuningFromWire(training, defaults.seeds());
    var trainingToWire = new TrainingToWire(codec, arns);
    var tuningToWire = new TuningToWire(codec, arns, time);
    var tags = new Tags(kept.tags(), trainingJobs, tuningJobs, arns);
    return new Operations(
        Service.SAGEMAKER,
        codec,
        List.of(
            new CreateHyperParameterTuningJob(tuningJobs, tuning, tags, arns),
            new DescribeHyperParameterTuningJob(tuningJobs, tuningToWire),
            new ListHyperParameterTuningJobs(tuningJobs, tuningToWire),
            new ListTrainingJobsForHyperParameterTuningJob(tuningJobs, tuningToWire),
            new StopHyperParameterTuningJob(tuningJobs),
            new CreateTrainingJob(trainingJobs, training, tags, arns),
            new DescribeTrainingJob(trainingJobs, trainingToWire),
            new ListTrainingJobs(trainingJobs, trainingToWire),
            new StopTrainingJob(trainingJobs),
            new DeleteHyperParameterTuningJob(tuningJobs),
            new UpdateTrainingJob(trainingJobs, arns),
            new DeleteTrainingJob(trainingJobs, tuningJobs),
            new AddTags(tags),
            new ListTags(tags),
            new DeleteTags(tags)));
  }

  private Operations logs(TrainingJobs trainingJobs) {
    var streams = new LogStreams(trainingJobs, arns);
    return new Operations(
        Service.LOGS,
        codec,
        List.of(
            new DescribeLogGroups(streams),
            new DescribeLogStreams(streams),
            new GetLogEvents(trainingJobs, streams),
            new FilterLogEvents(trainingJobs, streams)));
  }

  private Operations monitoring(TrainingJobs trainingJobs, InstantSource time) {
    var metrics = new MetricSource(trainingJobs, kept.metrics());
    return new Operations(
        Service.MONITORING,
        codec,
        List.of(
            new GetMetricStatistics(metrics),
            new GetMetricData(metrics),
            new ListMetrics(metrics, time),
            new PutMetricData(kept.metrics(), time)));
  }

  private Operations sts() {
    return new Operations(
        Service.STS,
        codec,
        List.of(
            new GetCallerIdentity(arns),
            new AssumeRole(identities.sessions(), identities.roles(), arns)));
  }

  private Operations iam() {
    return new Operations(
        Service.IAM,
        codec,
        List.of(
            new GetRole(identities.roles(), arns),
            new SimulatePrincipalPolicy(identities.roles())));
  }
}
