package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningStatus;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import tools.jackson.databind.node.ObjectNode;

/** The unmodified AWS SDK for Java labels, changes and removes jobs. */
class TagsIT {
  private static final String DIGITS =
      "arn:aws:sagemaker:us-east-1:123456789012:hyper-parameter-tuning-job/digits";
  private static final Tag TEAM = tag("team", "a");

  @TempDir Path directory;
  private JobsServer server;
  private SageMakerClient sageMaker;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    sageMaker = client(JobsServer.ADMINISTRATOR);
  }

  private SageMakerClient client(String accessKeyId) {
    return server.pointed(SageMakerClient.builder(), accessKeyId);
  }

  @AfterEach
  void stop() {
    sageMaker.close();
    server.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void theLabelsOfACreateRequestAreListed() {
    ObjectNode request = Requests.tuningJob("Digits");
    request.putArray("Tags").addObject().put("Key", "team").put("Value", "a");
    server
        .client(JobsServer.ADMINISTRATOR)
        .call(new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"), request);

    assertThat(sageMaker.listTags(list -> list.resourceArn(DIGITS)).tags()).containsExactly(TEAM);
  }

  @Test
  void labelsAreAddedAndTakenAway() {
    server.createTuningJob("digits");

    sageMaker.addTags(add -> add.resourceArn(DIGITS).tags(TEAM, tag("stage", "dev")));
    sageMaker.deleteTags(delete -> delete.resourceArn(DIGITS).tagKeys("stage"));

    assertThat(sageMaker.listTags(list -> list.resourceArn(DIGITS)).tags()).containsExactly(TEAM);
  }

  @Test
  void aLaunchedJobHasTheLabelsOfItsTuningJob() {
    server.createTuningJob("digits");
    sageMaker.addTags(add -> add.resourceArn(DIGITS).tags(TEAM));

    TrainingJob launched = server.launch("digits", 1);

    String arn = "arn:aws:sagemaker:us-east-1:123456789012:training-job/" + launched.name();
    assertThat(sageMaker.listTags(list -> list.resourceArn(arn)).tags()).containsExactly(TEAM);
  }

  @Test
  void onlyTheOwnerOrAnAdministratorMayLabelAJob() {
    server.createTuningJob("digits");

    try (SageMakerClient user = client(JobsServer.USER)) {
      SageMakerException error =
          catchThrowableOfType(
              SageMakerException.class,
              () -> user.addTags(add -> add.resourceArn(DIGITS).tags(TEAM)));

      assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
    }
  }

  @Test
  void whatIsNotThereHasNoLabels() {
    assertThatThrownBy(() -> sageMaker.listTags(list -> list.resourceArn(DIGITS)))
        .isInstanceOf(SageMakerException.class)
        .hasMessageContaining("Could not find resource " + DIGITS);
  }

  @Test
  void aTuningJobIsRemovedOnceItHasEnded() {
    server.createTuningJob("digits");
    assertThatThrownBy(this::deleteTuningJob).hasMessageContaining("not in a terminal state");

    TuningJob job = server.tuningJobs().find(new TuningJobName("digits")).orElseThrow();
    server.tuningJobs().update(job.with(TuningStatus.COMPLETED, Optional.empty(), job.createdAt()));
    deleteTuningJob();

    assertThatThrownBy(this::deleteTuningJob).isInstanceOf(ResourceNotFoundException.class);
  }

  private void deleteTuningJob() {
    sageMaker.deleteHyperParameterTuningJob(delete -> delete.hyperParameterTuningJobName("digits"));
  }

  @Test
  void aTrainingJobIsRemovedOnceItAndItsTuningJobHaveEnded() {
    server.createTuningJob("digits");
    TrainingJob job = server.launch("digits", 1);
    server
        .trainingJobs()
        .update(job.in(SecondaryStatus.COMPLETED, "done", job.createdAt().plusSeconds(1)));
    String name = job.name().value();

    assertThatThrownBy(() -> sageMaker.deleteTrainingJob(delete -> delete.trainingJobName(name)))
        .isInstanceOf(ResourceInUseException.class);
    TuningJob tuning = server.tuningJobs().find(new TuningJobName("digits")).orElseThrow();
    server
        .tuningJobs()
        .update(tuning.with(TuningStatus.STOPPED, Optional.empty(), tuning.createdAt()));
    sageMaker.deleteTrainingJob(delete -> delete.trainingJobName(name));

    assertThat(server.trainingJobs().find(new TrainingJobName(name))).isEmpty();
  }

  @Test
  void aRunningTrainingJobIsNotRemoved() {
    createTrainingJob();

    assertThatThrownBy(
            () -> sageMaker.deleteTrainingJob(delete -> delete.trainingJobName("digits")))
        .hasMessageContaining("the training job is in status InProgress");
  }

  @Test
  void whatCouldChangeARunningJobIsRefusedAndTheRestAnswered() {
    createTrainingJob();

    assertThat(
            sageMaker
                .updateTrainingJob(
                    update ->
                        update
                            .trainingJobName("digits")
                            .profilerConfig(profiler -> profiler.disableProfiler(true)))
                .trainingJobArn())
        .endsWith(":training-job/digits");
    assertThatThrownBy(
            () ->
                sageMaker.updateTrainingJob(
                    update ->
                        update
                            .trainingJobName("digits")
                            .resourceConfig(config -> config.keepAlivePeriodInSeconds(60))))
        .hasMessageContaining("ResourceConfig is not served");
  }

  private void createTrainingJob() {
    server
        .client(JobsServer.ADMINISTRATOR)
        .call(new Target(Service.SAGEMAKER, "CreateTrainingJob"), Requests.trainingJob("digits"));
  }
}
