package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.Engine;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.ProgramKeys;
import dev.clary.service.training.TrainingJobStore;
import java.time.InstantSource;

/** What a runner works with. */
public record Seams(
    TrainingJobStore store,
    Engine engine,
    ObjectStore objects,
    Room room,
    InstantSource time,
    Crashpoint crashpoint,
    ProgramKeys keys) {

  public Seams {
    requireNonNull(store, "store");
    requireNonNull(engine, "engine");
    requireNonNull(objects, "objects");
    requireNonNull(room, "room");
    requireNonNull(time, "time");
    requireNonNull(crashpoint, "crashpoint");
    requireNonNull(keys, "keys");
  }

  /** A runner whose programs get no keys. */
  public Seams(
      TrainingJobStore store,
      Engine engine,
      ObjectStore objects,
      Room room,
      InstantSource time,
      Crashpoint crashpoint) {
    this(store, engine, objects, room, time, crashpoint, ProgramKeys.NONE);
  }
}
