package dev.clary.server.view;

import dev.clary.optimizer.History;
import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.analysis.Importance;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.bayesian.SearchAnalysis;
import java.util.List;
import java.util.Optional;

/**
 * What a tuning job's search has found out beside its best value, see {@link Importances} and
 * {@link Convergence}. Computed when asked for; nothing of it is stored.
 */
record SearchView(
    String tuningJobName,
    int observations,
    boolean reliable,
    double predictability,
    List<Parameter> parameters,
    Prospects convergence) {

  record Parameter(
      String name,
      double share,
      double deviation,
      double first,
      double total,
      double shareNearBest,
      List<Effect> effects) {}

  record Effect(String value, double mean) {}

  /** What is still to gain; without the gains while there is no model. */
  record Prospects(
      Optional<Double> expectedGain,
      Optional<Double> gap,
      double chance,
      int sinceImprovement,
      boolean converged) {}

  static SearchView of(String tuningJob, History history) {
    var analysis = new SearchAnalysis(history);
    Importances importances = analysis.importances();
    return new SearchView(
        tuningJob,
        importances.observations(),
        importances.reliable(),
        importances.predictability(),
        importances.parameters().stream().map(SearchView::parameter).toList(),
        prospects(analysis.convergence()));
  }

  private static Parameter parameter(Importance importance) {
    return new Parameter(
        importance.name(),
        importance.share(),
        importance.deviation(),
        importance.first(),
        importance.total(),
        importance.shareNearBest(),
        importance.effects().stream().map(e -> new Effect(e.value(), e.mean())).toList());
  }

  private static Prospects prospects(Convergence convergence) {
    return new Prospects(
        finite(convergence.expectedGain()),
        finite(convergence.gap()),
        convergence.chance(),
        convergence.sinceImprovement(),
        convergence.converged());
  }

  private static Optional<Double> finite(double value) {
    return Optional.of(value).filter(Double::isFinite);
  }
}
