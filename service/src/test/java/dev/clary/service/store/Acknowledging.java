package dev.clary.service.store;

import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import java.io.PrintStream;
import java.nio.file.Path;

/** A program that writes to a store for ever and says on standard output what was written. */
final class Acknowledging {
  private static final int THREADS = 4;

  private Acknowledging() {}

  /** Takes the file of the store. */
  public static void main(String[] args) {
    TrainingJobStore store = SqlStore.open(Path.of(args[0])).trainingJobs();
    for (int i = 0; i < THREADS; i++) {
      String prefix = "job%d-".formatted(i);
      new Thread(() -> write(store, prefix, System.out), prefix).start();
    }
  }

  private static void write(TrainingJobStore store, String prefix, PrintStream out) {
    for (int number = 0; ; number++) {
      TrainingJob job = SampleTraining.job(prefix + number);
      store.insert(job);
      store.append(job.name(), SampleTraining.chunk(0, number));
      out.println(job.name());
    }
  }
}
