package dev.clary.service.running;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import java.nio.file.Path;
import java.util.Optional;

/** An engine for tests in which nothing is to be started. */
final class NoEngine implements Engine {
  @Override
  public Execution launch(Launch launch) {
    throw new AssertionError("nothing is started here: " + launch.command());
  }

  @Override
  public Optional<Execution> find(Path directory) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
