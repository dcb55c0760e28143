package dev.clary.service.store;

import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingJobStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqlTrainingJobsTest extends TrainingJobStoreContract {
  private SqlStore store;

  @BeforeEach
  void open(@TempDir Path directory) {
    store = SqlStore.open(directory.resolve("clary.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected TrainingJobStore store() {
    return store.trainingJobs();
  }
}
