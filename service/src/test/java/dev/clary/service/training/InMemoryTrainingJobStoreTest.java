package dev.clary.service.training;

final class InMemoryTrainingJobStoreTest extends TrainingJobStoreContract {
  private final TrainingJobStore store = new InMemoryTrainingJobStore();

  @Override
  protected TrainingJobStore store() {
    return store;
  }
}
