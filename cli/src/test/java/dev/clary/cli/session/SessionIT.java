package dev.clary.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.Admission.Decision;
import dev.clary.cli.view.TrainingFacts;
import dev.clary.cli.view.TuningFacts;
import dev.clary.server.InvalidConfigException;
import dev.clary.wire.client.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Connections to servers of this process, and what is learned about jobs by them. */
final class SessionIT {
  private static final InstantSource TIME = InstantSource.system();
  private static final int LOOKS = 600;

  @TempDir private Path home;

  @Test
  void nobodyAnswersForADirectoryThatNobodyServes() {
    assertThat(Session.attach(home, TIME)).isEmpty();
  }

  @Test
  void aServerOfAnotherSessionIsAttachedTo() {
    try (Session first = work();
        Session second = work()) {
      assertThat(first.isOwn()).isTrue();
      assertThat(second.isOwn()).isFalse();
      assertThat(second.url()).isEqualTo(first.url());
    }
    assertThat(Session.attach(data(), TIME)).isEmpty();
  }

  @Test
  void aServerForLookingIsKnownToNobodyElse() {
    try (Session looking = look()) {
      assertThat(looking.isOwn()).isTrue();
      assertThat(Session.attach(data(), TIME)).isEmpty();
    }
  }

  @Test
  void anAnnouncementThatWasLeftBehindLeadsNowhere() throws IOException {
    look().close();
    Files.writeString(
        data().resolve("server.json"), "{\"url\": \"http://127.0.0.1:9\", \"pid\": 1}");

    try (Session session = work()) {
      assertThat(session.isOwn()).isTrue();
    }
  }

  @Test
  void aNewDataDirectoryIsItsOwnersAlone() throws IOException {
    look().close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
        .isEqualTo("rwx------");
    assertThat(data().resolve("server.log")).exists();
  }

  @Test
  void aWrongSettingStartsNothing() {
    assertThatThrownBy(() -> Session.work(data(), Map.of("training.slots", "none"), home, TIME))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("'training.slots': 'none' is not a whole number");
  }

  @Test
  void whileLookingNoJobRunsAndLaterItDoes() {
    try (Session looking = look()) {
      looking.jobs().create(Admission.named(request(1), "later"));
      assertThat(looking.jobs().trainingJobs("later")).isEmpty();
    }

    try (Session working = work()) {
      assertThat(until(working, "later", TuningFacts::over).completed()).isTrue();
    }
  }

  @Test
  void aJobIsReadWithItsValuesAndItsBest() {
    try (Session session = work()) {
      session.jobs().create(Admission.named(request(3), "first"));

      TuningFacts facts = until(session, "first", TuningFacts::over);

      assertThat(facts.completed()).isTrue();
      assertThat(facts.trainingJobs())
          .hasSize(3)
          .allSatisfy(job -> assertThat(job.objective()).contains(size(job)));
      assertThat(facts.bestJob().map(SessionIT::size))
          .isEqualTo(facts.trainingJobs().stream().map(SessionIT::size).min(Float::compare));
      assertThat(session.jobs().lastLines(facts.best().orElseThrow(), 1))
          .containsExactly("loss: " + Math.round(size(facts.bestJob().orElseThrow())));
    }
  }

  @Test
  void aLogWithoutTheMetricIsReadWithTheJob() {
    ObjectNode request = request(1);
    command(request, "echo step 1; echo accuracy is 0.5");
    try (Session session = work()) {
      session.jobs().create(Admission.named(request, "silent"));

      TuningFacts facts = until(session, "silent", TuningFacts::over);

      assertThat(facts.trainingJobs().get(0).silence())
          .containsExactly("step 1", "accuracy is 0.5");
    }
  }

  @Test
  void theSameRequestGoesOnWithTheUnfinishedJob() {
    try (Session session = look()) {
      Decision first = admission(Optional.of("mine")).admit(session.jobs(), request(5));

      Decision again = admission(Optional.empty()).admit(session.jobs(), request(5));
      Decision other = admission(Optional.empty()).admit(session.jobs(), request(6));

      assertThat(first).isEqualTo(new Decision("mine", false));
      assertThat(again).isEqualTo(new Decision("mine", true));
      assertThat(other).isEqualTo(new Decision("work-300101-120000", false));
    }
  }

  @Test
  void aNameOfAnUnfinishedJobWithAnotherRequestIsRefused() {
    try (Session session = look()) {
      admission(Optional.of("mine")).admit(session.jobs(), request(5));

      assertThatThrownBy(() -> admission(Optional.of("mine")).admit(session.jobs(), request(6)))
          .isInstanceOf(WrongInputException.class)
          .hasMessage(
              "--name 'mine' belongs to a tuning job that runs with another request; stop it with"
                  + " 'stop mine', or choose another name with --name");
    }
  }

  @Test
  void theSameTitleInTheSameSecondGetsANumber() {
    try (Session session = look()) {
      admission(Optional.empty()).admit(session.jobs(), request(5));

      Decision second = admission(Optional.empty()).admit(session.jobs(), request(6));

      assertThat(second.name()).isEqualTo("work-300101-120000-2");
    }
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() {
    ObjectNode request = request(5);
    request.remove("TrainingJobDefinition");
    try (Session session = look()) {
      assertThatThrownBy(() -> admission(Optional.of("bad")).admit(session.jobs(), request))
          .isInstanceOf(ServiceException.class);
      assertThat(session.jobs().tuningJobs(null)).isEmpty();
      assertThat(session.jobs().tuningJob("bad")).isEmpty();
      assertThat(session.jobs().trainingJob("bad")).isEmpty();
    }
  }

  @Test
  void aStoppedJobEndsWithItsTrainingJobs() {
    ObjectNode request = request(5);
    command(request, "echo loss: 1; exec sleep 60");
    try (Session session = work()) {
      session.jobs().create(Admission.named(request, "long"));
      until(session, "long", SessionIT::showsALoss);

      session.jobs().stopTuningJob("long");

      TuningFacts facts = until(session, "long", TuningFacts::over);
      assertThat(facts.status()).isEqualTo("Stopped");
      assertThat(facts.trainingJobs()).extracting(TrainingFacts::status).containsOnly("Stopped");
    }
  }

  private static boolean showsALoss(TuningFacts facts) {
    return facts.trainingJobs().stream().anyMatch(job -> job.objective().isPresent());
  }

  private static float size(TrainingFacts job) {
    return Float.parseFloat(job.tuned().get("size"));
  }

  private static TuningFacts until(Session session, String name, Predicate<TuningFacts> reached) {
    var reader = new TuningReader(session.jobs(), TIME);
    for (int look = 0; look < LOOKS; look++) {
      TuningFacts facts = reader.read(name).orElseThrow();
      if (reached.test(facts)) {
        return facts;
      }
      pause();
    }
    throw new AssertionError(name + " did not come so far within a minute");
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Admission admission(Optional<String> given) {
    LocalDateTime noon = LocalDateTime.parse("2030-01-01T12:00:00");
    return new Admission(given, Optional.empty(), "work", noon);
  }

  private Path data() {
    return home.resolve("data");
  }

  private Session work() {
    return Session.work(data(), Map.of(), home, TIME);
  }

  private Session look() {
    return Session.look(data(), Map.of(), TIME);
  }

  private static void command(ObjectNode request, String script) {
    ((ObjectNode) request.at("/TrainingJobDefinition/StaticHyperParameters"))
        .put(
            "clary_command",
            new JsonMapper().writeValueAsString(java.util.List.of("/bin/sh", "-c", script)));
  }

  /** A request whose training jobs print their size as their loss. */
  private ObjectNode request(int jobs) {
    String template =
        """
        {"HyperParameterTuningJobConfig": {
           "Strategy": "Random",
           "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "loss"},
           "ResourceLimits": {"MaxNumberOfTrainingJobs": %d, "MaxParallelTrainingJobs": 2},
           "ParameterRanges": {"IntegerParameterRanges": [
             {"Name": "size", "MinValue": "1", "MaxValue": "9"}]}},
         "TrainingJobDefinition": {
           "AlgorithmSpecification": {
             "TrainingImage": "clary/command",
             "TrainingInputMode": "File",
             "MetricDefinitions": [{"Name": "loss", "Regex": "loss: ([0-9.]+)"}]},
           "StaticHyperParameters": {"clary_command": "", "clary_directory": "%s"},
           "RoleArn": "arn:aws:iam::000000000000:role/clary",
           "OutputDataConfig": {"S3OutputPath": "file://%s/output/"},
           "ResourceConfig":
             {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
           "StoppingCondition": {"MaxRuntimeInSeconds": 60}}}
        """
            .formatted(jobs, home, data());
    ObjectNode request = (ObjectNode) new JsonMapper().readTree(template);
    command(request, "echo loss: $1");
    return request;
  }
}
