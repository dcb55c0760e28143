package dev.clary.cli;

import java.util.Set;

/**
 * The public types of the packages whose types are closed by default. A line here is a decision;
 * beside it stands who is waiting outside.
 */
final class OpenDoors {
  static final Set<String> NAMES =
      Set.of(
          // The server wires these.
          "dev.clary.service.engine.ProcessEngine",
          "dev.clary.service.engine.SandboxUse",
          "dev.clary.service.store.SqlStore",
          "dev.clary.optimizer.bayesian.BayesianSearch");

  private OpenDoors() {}
}
