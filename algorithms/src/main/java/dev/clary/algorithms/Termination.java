package dev.clary.algorithms;

import dev.clary.algorithms.xgboost.Training;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes the signal TERM end a training in good order: the training stops after its round, the model
 * is saved, and the process ends with exit code 0.
 */
final class Termination {
  /** Somewhat less than the 120 seconds after which the platform kills. */
  private static final int GRACE_SECONDS = 110;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Training training;

  private Termination(Training training) {
    this.training = training;
  }

  static Termination ending(Training training) {
    var termination = new Termination(training);
    Runtime.getRuntime().addShutdownHook(new Thread(termination::end, "termination"));
    return termination;
  }

  private void end() {
    if (done.getCount() == 0) {
      return; // The program is ending by itself.
    }
    training.stop();
    try {
      if (done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // A process that dies of TERM reports 143, but this one did what it was asked to.
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the model is saved, or never will be. */
  void done() {
    done.countDown();
  }
}
