package dev.clary.benchmarks.overhead;

import dev.clary.service.engine.InstalledInterpreters;
import dev.clary.service.engine.ProcessEngine;
import dev.clary.service.engine.SandboxUse;
import dev.clary.service.files.FileObjectStore;
import dev.clary.service.running.Room;
import dev.clary.service.running.RunnerSettings;
import dev.clary.service.running.RuntimeSettings;
import dev.clary.service.running.Runtimes;
import dev.clary.service.running.Seams;
import dev.clary.service.running.TrainingRunner;
import dev.clary.service.store.SqlStore;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.service.tuning.TuningLimits;
import dev.clary.service.tuning.TuningLoop;
import dev.clary.service.tuning.TuningStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The service as a server wires it, without its protocol and with a clock in its engine. */
record Bench(
    SqlStore store,
    TimedEngine engine,
    TrainingRunner runner,
    TuningLoop loop,
    TuningJobs tuningJobs)
    implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;

  static Bench open(Path directory) throws IOException {
    InstantSource time = InstantSource.system();
    SqlStore store = SqlStore.open(directory.resolve("clary.db"));
    Path javaHome = Path.of(System.getProperty("java.home"));
    var engine = new TimedEngine(ProcessEngine.open(SandboxUse.REQUIRED, javaHome), time);
    Path output = Files.createDirectories(directory.resolve("output"));
    var objects = new FileObjectStore(directory, List.of(output));
    var machine =
        new RuntimeSettings.Machine(
            javaHome,
            System.getenv("PATH"),
            "/root",
            Runtime.getRuntime().availableProcessors(),
            true);
    var packages =
        new RuntimeSettings.Packages(
            Map.of(), false, List.of(), directory.resolve("f"), directory.resolve("r"));
    var settings = new RuntimeSettings(Map.of(), "python3", List.of(), machine, packages);
    var runtimes =
        new Runtimes(
            settings,
            new InstalledInterpreters(machine.path(), machine.home()),
            engine,
            objects,
            time);
    var trainingJobs = new TrainingJobs(store.trainingJobs(), runtimes, time);
    var tuningJobs =
        new TuningJobs(store.tuningJobs(), trainingJobs, runtimes, TuningLimits.DEFAULT, time);
    var room = new Room(directory, 1_000_000, store::trouble);
    var seams = new Seams(store.trainingJobs(), engine, objects, room, time, Crashpoint.NONE);
    var runnerSettings =
        new RunnerSettings(
            directory.resolve("jobs"),
            2,
            RunnerSettings.GRACE,
            RunnerSettings.POLL,
            "us-east-1",
            name -> "arn:aws:sagemaker:us-east-1:123456789012:training-job/" + name);
    TrainingRunner runner = TrainingRunner.start(trainingJobs, runtimes, seams, runnerSettings);
    TuningLoop loop =
        TuningLoop.start(store.tuningJobs(), tuningJobs, trainingJobs, time, Crashpoint.NONE);
    return new Bench(store, engine, runner, loop, tuningJobs);
  }

  /** Waits until a tuning job has ended, at most as long as given. */
  Optional<TuningStatus> awaitEnd(TuningJobName name, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      TuningStatus status = tuningJobs.get(name).status();
      if (status.isFinal()) {
        return Optional.of(status);
      }
      // Not woken by each change: reading then would take part in what is measured.
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    loop.close();
    runner.close();
    engine.close();
    store.close();
  }
}
