package dev.clary.cli;

import dev.clary.cli.session.RemoteJobs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training job left behind. The server names the address of an archive before there is one,
 * as SageMaker does, so a local one is looked for before it is shown.
 */
final class TrainingOutput {
  private static final String LOCAL = "file:///";

  private TrainingOutput() {}

  /** Where its model archive is: a path if it is on this machine; empty if it left none. */
  static Optional<String> model(RemoteJobs jobs, String trainingJob) {
    return jobs.trainingJob(trainingJob)
        .map(job -> job.modelArtifacts().s3ModelArtifacts())
        .flatMap(TrainingOutput::located);
  }

  /** A local address as a path, if the file is there; any other address as it is. */
  private static Optional<String> located(String address) {
    if (!address.startsWith(LOCAL)) {
      return Optional.of(address).filter(text -> !text.isEmpty());
    }
    Path path = Path.of(URI.create(address));
    return Files.exists(path) ? Optional.of(path.toString()) : Optional.empty();
  }
}
