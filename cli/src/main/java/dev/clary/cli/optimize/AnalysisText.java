package dev.clary.cli.optimize;

import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.analysis.Importance;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.bayesian.SearchAnalysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search has found out beside its best value, as an answer. */
final class AnalysisText {

  private AnalysisText() {}

  static Map<String, ?> of(SearchAnalysis analysis) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("importances", importances(analysis.importances()));
    answer.put("convergence", convergence(analysis.convergence()));
    return answer;
  }

  private static Map<String, ?> importances(Importances importances) {
    var all = new LinkedHashMap<String, Object>();
    all.put("observations", importances.observations());
    all.put("reliable", importances.reliable());
    all.put("predictability", importances.predictability());
    all.put("parameters", importances.parameters().stream().map(AnalysisText::parameter).toList());
    return all;
  }

  private static Map<String, ?> parameter(Importance importance) {
    var one = new LinkedHashMap<String, Object>();
    one.put("name", importance.name());
    one.put("share", importance.share());
    one.put("deviation", importance.deviation());
    one.put("first", importance.first());
    one.put("total", importance.total());
    one.put("shareNearBest", importance.shareNearBest());
    one.put("effects", effects(importance.effects()));
    return one;
  }

  private static List<Map<String, ?>> effects(List<Importance.Effect> effects) {
    return effects.stream()
        .<Map<String, ?>>map(
            effect -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("value", effect.value());
              one.put("mean", effect.mean());
              return one;
            })
        .toList();
  }

  /** Gains that are not known yet are left out. */
  private static Map<String, ?> convergence(Convergence convergence) {
    var all = new LinkedHashMap<String, Object>();
    if (Double.isFinite(convergence.expectedGain())) {
      all.put("expectedGain", convergence.expectedGain());
    }
    if (Double.isFinite(convergence.gap())) {
      all.put("gap", convergence.gap());
    }
    all.put("chance", convergence.chance());
    all.put("sinceImprovement", convergence.sinceImprovement());
    all.put("converged", convergence.converged());
    return all;
  }
}
