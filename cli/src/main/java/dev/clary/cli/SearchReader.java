package dev.clary.cli;

import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.view.SearchFacts;
import java.util.ArrayList;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Asks a server what a search has found out beside its best value. */
final class SearchReader {

  private SearchReader() {}

  static SearchFacts read(RemoteJobs jobs, String tuningJob) {
    JsonNode told = jobs.importances(tuningJob);
    var shares = new ArrayList<SearchFacts.Share>();
    for (JsonNode parameter : told.path("Parameters")) {
      shares.add(
          new SearchFacts.Share(
              parameter.path("Name").asString(),
              parameter.path("Share").asDouble(),
              parameter.path("Deviation").asDouble()));
    }
    JsonNode convergence = told.path("Convergence");
    return new SearchFacts(
        told.path("Observations").asInt(),
        told.path("Reliable").asBoolean(),
        shares,
        convergence.has("ExpectedGain")
            ? OptionalDouble.of(convergence.path("ExpectedGain").asDouble())
            : OptionalDouble.empty(),
        convergence.path("Chance").asDouble(),
        convergence.path("Converged").asBoolean());
  }
}
