package dev.clary.service.tuning;

import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.TrainingJobStore;

final class InMemoryTuningJobStoreTest extends TuningJobStoreContract {
  private final TrainingJobStore trainingJobs = new InMemoryTrainingJobStore();
  private final TuningJobStore store = new InMemoryTuningJobStore(trainingJobs);

  @Override
  protected TuningJobStore store() {
    return store;
  }

  @Override
  protected TrainingJobStore trainingJobs() {
    return trainingJobs;
  }
}
