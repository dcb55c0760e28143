package dev.clary.server.operation;

import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The services of AWS that are served, each with its operations. A service of the same protocol is
 * one more entry here; another protocol is a route in {@code http} over the same operations.
 */
public final class Services {
  private final JsonCodec codec;
  private final Arns arns;

  public Services(Arns arns) {
    this.codec = new JsonCodec();
    this.arns = arns;
  }

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
    return Map.of(
        Service.SAGEMAKER, sageMaker(trainingJobs, tuningJobs, defaults, time),
        Service.LOGS, logs(trainingJobs));
  }

  private Operations sageMaker(
      TrainingJobs trainingJobs, TuningJobs tuningJobs, Defaults defaults, InstantSource time) {
    var training = new FromWire(defaults.retries());
    var tuning = new TuningFromWire(training, defaults.seeds());
    var trainingToWire = new TrainingToWire(codec, arns);
    var tuningToWire = new TuningToWire(codec, arns, time);
    return new Operations(
        Service.SAGEMAKER,
        codec,
        List.of(
            new CreateHyperParameterTuningJob(tuningJobs, tuning, arns),
            new DescribeHyperParameterTuningJob(tuningJobs, tuningToWire),
            new ListHyperParameterTuningJobs(tuningJobs, tuningToWire),
            new ListTrainingJobsForHyperParameterTuningJob(tuningJobs, tuningToWire),
            new StopHyperParameterTuningJob(tuningJobs),
            new CreateTrainingJob(trainingJobs, training, arns),
            new DescribeTrainingJob(trainingJobs, trainingToWire),
            new ListTrainingJobs(trainingJobs, trainingToWire),
            new StopTrainingJob(trainingJobs)));
  }

  private Operations logs(TrainingJobs trainingJobs) {
    var streams = new LogStreams(trainingJobs, arns);
    return new Operations(
        Service.LOGS,
        codec,
        List.of(
            new DescribeLogStreams(trainingJobs, streams),
            new GetLogEvents(trainingJobs, streams)));
  }
}
