package dev.clary.service.tuning;

import static dev.clary.service.training.SampleTraining.METRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.SettableTime;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingJobs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LauncherTest {
  private static final ResourceLimits LIMITS = new ResourceLimits(8, 3, Optional.empty());
  private static final TuningSpec SPEC =
      SampleTuning.spec(
          "bikes", SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR)), LIMITS);

  private final TrainingJobStore store = new InMemoryTrainingJobStore();
  private final TrainingJobs trainingJobs =
      new TrainingJobs(store, (definition, owner) -> {}, new SettableTime());
  private final Launcher launcher = new Launcher(trainingJobs, name -> new RandomSearch());

  @Test
  void aTrainingJobGetsStaticAndTunedHyperparametersAndTheNameOfTheObjective() {
    launcher.launch(SPEC, List.of(), 1);

    TrainingJob job = store.unfinished().get(0);
    String x = job.spec().origin().orElseThrow().tuned().get("x");
    assertThat(job.spec().definition().hyperparameters())
        .containsOnly(
            entry("num_round", "20"), entry("x", x), entry("_tuning_objective_metric", METRIC));
    assertThat(job.spec().definition().channels()).isEqualTo(SPEC.definition().channels());
    assertThat(job.spec().owner()).isEqualTo(SPEC.owner());
  }

  @Test
  void whyItWasSuggestedIsStoredWithIt() {
    launcher.launch(SPEC, List.of(), 1);

    assertThat(store.unfinished().get(0).spec().origin().orElseThrow().explanation())
        .containsEntry("policy", "random");
  }

  @Test
  void namesTellTheNumberAndNeverChange() {
    launcher.launch(SPEC, List.of(), 2);

    assertThat(store.unfinished())
        .extracting(job -> job.name().value())
        .allMatch(name -> name.matches("bikes-00[12]-[0-9a-f]{8}"))
        .containsExactly(Launcher.name(SPEC, 1, 0).value(), Launcher.name(SPEC, 2, 0).value());
    assertThat(Launcher.name(SPEC, 1234, 0).value()).matches("bikes-1234-[0-9a-f]{8}");
  }

  @Test
  void aNameThatSomebodyElseTookIsAvoided() {
    String taken = Launcher.name(SPEC, 1, 0).value();
    store.insert(SampleTraining.job(taken));

    launcher.launch(SPEC, List.of(), 1);

    assertThat(store.find(Launcher.name(SPEC, 1, 1))).isPresent();
  }

  @Test
  void whatWasLaunchedBeforeACrashIsNotLaunchedAgain() {
    launcher.launch(SPEC, List.of(), 1);

    launcher.launch(SPEC, List.of(), 1);

    assertThat(store.unfinished()).hasSize(1);
  }

  @Test
  void aSpaceThatIsUsedUpLaunchesFewer() {
    TuningSpec small =
        SampleTuning.spec(
            "bikes", SearchSpace.of(new CategoricalRange("x", List.of("a", "b"))), LIMITS);

    assertThat(launcher.launch(small, List.of(), 3)).isEqualTo(2);
    assertThat(store.unfinished()).hasSize(2);
  }

  @Test
  void historyIsWhatTheRowsSay() {
    List<LaunchedJob> launched =
        List.of(
            Launched.completed(1, 0.5),
            Launched.running(2),
            Launched.failed(3, dev.clary.service.training.FailureKind.ALGORITHM, "bad"),
            Launched.failed(4, dev.clary.service.training.FailureKind.INFRASTRUCTURE, "gone"),
            Launched.stopped(5),
            Launched.silent(6),
            Launched.timedOut(7, OptionalDouble.of(0.25)),
            Launched.timedOut(8, OptionalDouble.empty()));

    History history = Launcher.history(SPEC, launched);

    assertThat(history.pending()).extracting(Suggestion::number).containsExactly(2);
    assertThat(history.observations())
        .extracting(Observation::number, LauncherTest::result)
        .containsExactly(
            tuple(1, "0.5"),
            tuple(3, "ALGORITHM"),
            tuple(4, "INFRASTRUCTURE"),
            tuple(5, "STOPPED"),
            tuple(6, "ALGORITHM"),
            tuple(7, "0.25"),
            tuple(8, "ALGORITHM"));
    assertThat(history.seed()).isEqualTo(SPEC.seed());
    assertThat(history.budget()).isEqualTo(8);
  }

  private static String result(Observation observation) {
    return observation
        .failure()
        .map(FailureKind::name)
        .orElseGet(() -> Double.toString(observation.value().orElseThrow()));
  }
}
