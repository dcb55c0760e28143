package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.analysis.Importances;
import java.util.Optional;

/**
 * What the model of a search knows beside the next suggestion. It does not matter which strategy
 * made the suggestions. Equal histories give equal answers. Confined to one thread.
 *
 * <p>One model is fitted, whose cost is that of a suggestion; for importances five more of parts of
 * the observations, and some ten thousand predictions per hyperparameter.
 */
public final class SearchAnalysis {
  private final History history;
  private final ModelSpace space;
  private final Evidence evidence;
  private final FitMemory memory = new FitMemory();
  private final Optional<Posterior> posterior;

  /** Fits a model to what was observed. */
  public SearchAnalysis(History history) {
    this.history = history;
    this.space = new ModelSpace(history.space());
    this.evidence = Evidence.of(history, space);
    this.posterior = Posterior.of(space, history, evidence, memory);
  }

  /** Which hyperparameters matter, and how. */
  public Importances importances() {
    return posterior
        .map(
            known ->
                new ImportanceStudy(space, history, known, memory).importances(evidence.size()))
        .orElseGet(() -> Importances.unknown(evidence.size()));
  }

  /** What is still to gain. */
  public Convergence convergence() {
    return new ConvergenceStudy(history, space, evidence, memory).convergence(posterior);
  }
}
