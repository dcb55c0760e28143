package dev.clary.service.running;

import dev.clary.service.engine.SandboxUse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class FullDiskIT {
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private Bench bench;

  @BeforeEach
  void make(@TempDir Path directory) {
    bench = new Bench(directory, SandboxUse.OFF).withRoom(new Room(directory, 0, trouble::get));
  }

  @AfterEach
  void close() {
    bench.close();
  }
}
