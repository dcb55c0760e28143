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
          "dev.clary.service.engine.InstalledInterpreters",
          "dev.clary.service.engine.ProcessEngine",
          "dev.clary.service.engine.SandboxUse",
          "dev.clary.service.store.SqlStore",
          "dev.clary.optimizer.bayesian.BayesianSearch",

          // The command line starts a server, and tells a person why that failed.
          "dev.clary.server.DirectoryInUseException",
          "dev.clary.server.InvalidConfigException",
          "dev.clary.server.LogOutput",
          "dev.clary.server.Machine",
          "dev.clary.server.Server",
          "dev.clary.server.ServerConfig",

          // HTTP asks who signed, passes what was sent on, and encodes what comes back.
          "dev.clary.server.certificate.ServerCertificate",
          "dev.clary.server.http.HttpServer",
          "dev.clary.server.keys.Key",
          "dev.clary.server.keys.Keys",
          "dev.clary.server.keys.PrivateFile",
          "dev.clary.server.keys.Role",
          "dev.clary.server.keys.Session",
          "dev.clary.server.keys.Sessions",
          "dev.clary.server.operation.Arns",
          "dev.clary.server.operation.Caller",
          "dev.clary.server.operation.Errors",
          "dev.clary.server.operation.NoContent",
          "dev.clary.server.operation.Operations",
          "dev.clary.server.operation.RefusedException",
          "dev.clary.server.operation.Roles",
          "dev.clary.server.operation.Services",
          "dev.clary.server.storage.ObjectsByScheme",
          "dev.clary.server.storage.OutsideObjects",
          "dev.clary.server.storage.ServedObjects",
          "dev.clary.server.view.Views");

  private OpenDoors() {}
}
