package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.InstalledInterpreters;
import dev.clary.service.engine.ProcessEngine;
import dev.clary.service.engine.SandboxUse;
import dev.clary.service.files.FileObjectStore;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.Channel;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.Engine;
import dev.clary.service.training.InMemoryTrainingJobStore;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingLimits;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server's worth of training jobs in a directory of its own; can be left and begun again. */
final class Bench implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofMinutes(1);
  static final Owner ADMINISTRATOR = new Owner("AKIDADMIN", true);
  static final Owner STRANGER = new Owner("AKIDSTRANGER", false);
  static final MetricDefinition ACCURACY = new MetricDefinition("accuracy", "accuracy=([-+.\\w]+)");

  final Path directory;
  final InMemoryTrainingJobStore store = new InMemoryTrainingJobStore();
  final FileObjectStore objects;
  final ProcessEngine engine;
  private final Semaphore changes = new Semaphore(0);
  private int slots = 4;
  private Duration grace = Duration.ofMinutes(2);
  private Crashpoint crashpoint = Crashpoint.NONE;
  private Room room = new Room(Path.of("/"), 0, Optional::empty);
  private RuntimeSettings.Packages packages;
  TrainingJobs jobs;
  private Optional<TrainingRunner> runner = Optional.empty();

  Bench(Path directory, SandboxUse sandbox) {
    this.directory = directory;
    this.objects = new FileObjectStore(directory.resolve("data"), List.of(directory));
    try {
      this.engine = ProcessEngine.open(sandbox, javaHome());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.packages = packages(Map.of(), List.of());
    this.jobs = newJobs();
  }

  private RuntimeSettings.Packages packages(Map<String, String> pythons, List<String> arguments) {
    return new RuntimeSettings.Packages(
        pythons,
        false,
        arguments,
        directory.resolve("frameworks"),
        directory.resolve("environments"));
  }

  /** Names interpreters of frameworks, and gives pip arguments. */
  Bench withPackages(Map<String, String> pythons, List<String> arguments) {
    packages = packages(pythons, arguments);
    jobs = newJobs();
    return this;
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private TrainingJobs newJobs() {
    var created = new TrainingJobs(store, runtimes(), InstantSource.system());
    created.listen(changes::release);
    return created;
  }

  Bench withSlots(int number) {
    slots = number;
    return this;
  }

  Bench withGrace(Duration duration) {
    grace = duration;
    return this;
  }

  Bench withRoom(Room present) {
    room = present;
    return this;
  }

  Bench withCrashpoint(Crashpoint point) {
    crashpoint = point;
    return this;
  }

  /** Begins to run jobs, like a server that starts. */
  Bench start() {
    return start(engine);
  }

  Bench start(Engine used) {
    return start(used, objects);
  }

  Bench start(Engine used, ObjectStore inputs) {
    jobs = newJobs();
    var settings =
        new RunnerSettings(
            directory.resolve("data/jobs"),
            slots,
            grace,
            Duration.ofMillis(20),
            "us-east-1",
            name -> "arn:aws:sagemaker:us-east-1:000000000000:training-job/" + name);
    var seams = new Seams(store, used, inputs, room, InstantSource.system(), crashpoint);
    runner = Optional.of(TrainingRunner.start(jobs, runtimes(), seams, settings));
    return this;
  }

  Runtimes runtimes() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    String home = Optional.ofNullable(System.getenv("HOME")).orElse("/");
    var machine = new RuntimeSettings.Machine(javaHome(), path, home, 2, engine.hasSandbox());
    return new Runtimes(
        new RuntimeSettings(Map.of(), "python3", List.of(), machine, packages),
        new InstalledInterpreters(path, home),
        engine,
        objects,
        InstantSource.system());
  }

  /** Ends this server; what it runs goes on. */
  void leave() {
    runner.ifPresent(TrainingRunner::close);
    runner = Optional.empty();
  }

  @Override
  public void close() {
    for (TrainingJob job : store.unfinished()) {
      jobs.stopIfRunning(job.name());
    }
    if (runner.isPresent()) {
      store.unfinished().forEach(job -> await(job.name().value(), j -> j.status().isFinal()));
    }
    leave();
  }

  /** Creates a job that runs a shell script as a plain command. */
  TrainingJob createCommand(String name, String script, Map<String, String> hyperparameters) {
    return jobs.create(spec(name, command(script, hyperparameters), ADMINISTRATOR));
  }

  TrainingDefinition command(String script, Map<String, String> hyperparameters) {
    var all = new java.util.TreeMap<>(hyperparameters);
    try {
      Path file = Files.createTempFile(directory, "script", ".sh");
      Files.writeString(file, script);
      all.put("clary_command", "[\"/bin/sh\", \"%s\"]".formatted(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.put("clary_directory", directory.toString());
    return definition(new Algorithm("clary/command", List.of(), List.of(), List.of(ACCURACY)), all);
  }

  /** A definition whose entry point is a shell script. */
  TrainingDefinition entrypoint(String script, Map<String, String> hyperparameters) {
    return definition(
        new Algorithm(
            "example/own:1", List.of("/bin/sh", "-c", script), List.of(), List.of(ACCURACY)),
        hyperparameters);
  }

  TrainingDefinition definition(Algorithm algorithm, Map<String, String> hyperparameters) {
    return new TrainingDefinition(
        algorithm,
        hyperparameters,
        Map.of(),
        List.of(),
        new OutputLocation("file://" + directory.resolve("data/output"), true),
        new TrainingLimits(Duration.ofHours(1), 1),
        "ml.m5.large",
        false);
  }

  static TrainingDefinition withChannels(TrainingDefinition definition, List<Channel> channels) {
    return new TrainingDefinition(
        definition.algorithm(),
        definition.hyperparameters(),
        definition.environment(),
        channels,
        definition.output(),
        definition.limits(),
        definition.instanceType(),
        definition.networkIsolation());
  }

  static TrainingDefinition withLimits(TrainingDefinition definition, TrainingLimits limits) {
    return new TrainingDefinition(
        definition.algorithm(),
        definition.hyperparameters(),
        definition.environment(),
        definition.channels(),
        definition.output(),
        limits,
        definition.instanceType(),
        definition.networkIsolation());
  }

  static TrainingSpec spec(String name, TrainingDefinition definition, Owner owner) {
    return new TrainingSpec(new TrainingJobName(name), owner, Optional.empty(), definition, "{}");
  }

  TrainingJob get(String name) {
    return jobs.get(new TrainingJobName(name));
  }

  /** Waits until the job has ended. */
  TrainingJob awaitEnd(String name) {
    return await(name, job -> job.status().isFinal());
  }

  TrainingJob await(String name, Predicate<TrainingJob> condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    TrainingJob job = get(name);
    while (!condition.test(job)) {
      assertThat(System.nanoTime()).as("deadline for " + job).isLessThan(deadline);
      pause();
      job = get(name);
    }
    return job;
  }

  /** Waits until the job's log has a line. */
  void awaitLine(String name, String line) {
    await(name, job -> log(name).contains(line));
  }

  private void pause() {
    try {
      if (changes.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        changes.drainPermits();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<String> log(String name) {
    return jobs.log(new TrainingJobName(name), 0, Integer.MAX_VALUE).stream()
        .map(LogLine::text)
        .toList();
  }

  Path output(String job, String file) {
    return directory.resolve("data/output").resolve(job).resolve("output").resolve(file);
  }
}
