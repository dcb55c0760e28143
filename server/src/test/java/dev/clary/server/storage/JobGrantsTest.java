package dev.clary.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.objects.access.Access;
import dev.clary.objects.access.AccessKey;
import dev.clary.service.training.Channel;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobGrantsTest {

  /** What a job may that was launched under a name, with inputs, outputs and checkpoints. */
  private static AccessKey key(TrainingJob sample, String output) {
    TrainingDefinition before = sample.spec().definition();
    var definition =
        new TrainingDefinition(
            before.algorithm(),
            Map.of("sagemaker_submit_directory", "\"s3://code/job/sourcedir.tar.gz\""),
            before.environment(),
            List.of(
                new Channel("train", "s3://data/train/", Optional.empty(), InputMode.FILE, false),
                new Channel("local", "file:///data", Optional.empty(), InputMode.FILE, false)),
            new OutputLocation(
                output,
                true,
                Optional.of(new CheckpointLocation("s3://state/c/", Optional.empty()))),
            before.limits(),
            before.instanceType(),
            before.networkIsolation());
    var spec =
        new TrainingSpec(
            sample.name(), sample.spec().owner(), sample.spec().origin(), definition, "{}");
    return new AccessKey("secret", JobGrants.of(spec));
  }

  @ParameterizedTest
  @CsvSource({
    "READ,  data,  train/a,               true",
    "WRITE, data,  train/a,               false",
    "READ,  data,  test/a,                false",
    "READ,  code,  job/sourcedir.tar.gz,  true",
    "WRITE, code,  job/sourcedir.tar.gz,  false",
    "READ,  out,   jobs/NAME/x,           true",
    "WRITE, out,   jobs/NAME/output/x,    true",
    "WRITE, out,   jobs/NAME2/output/x,   false",
    "WRITE, out,   jobs/,                 false",
    "READ,  out,   '',                    false",
    "WRITE, state, c/NAME/x,              true",
    "WRITE, state, c/other/x,             false",
    "READ,  other, x,                     false",
  })
  void aProgramHasItsInputsToReadAndItsOutputsToWrite(
      Access access, String bucket, String key, boolean allowed) {
    TrainingJob job = SampleTraining.launched("tuned", 1);

    assertThat(
            key(job, "s3://out/jobs/")
                .allows(access, bucket, key.replace("NAME", job.name().value())))
        .isEqualTo(allowed);
  }

  @Test
  void aWholeBucketForOutputIsNotTheWholeBucketOfAJob() {
    TrainingJob job = SampleTraining.launched("tuned", 1);

    AccessKey key = key(job, "s3://out");

    assertThat(key.allows(Access.WRITE, "out", job.name() + "/x")).isTrue();
    assertThat(key.allows(Access.WRITE, "out", "other/x")).isFalse();
  }

  @Test
  void filesAreNoObjects() {
    TrainingJob job = SampleTraining.launched("tuned", 1);

    assertThat(key(job, "file:///tmp/out").toString()).doesNotContain("file", "tmp", "local");
  }
}
