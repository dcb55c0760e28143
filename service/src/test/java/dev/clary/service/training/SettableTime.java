package dev.clary.service.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when a test moves it. Thread-safe. */
public final class SettableTime implements InstantSource {
  private volatile Instant now = SampleTraining.CREATED;

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }
}
