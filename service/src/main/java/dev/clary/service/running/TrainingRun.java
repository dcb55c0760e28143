package dev.clary.service.running;

import dev.clary.service.DiskFullException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.StorageException;
import dev.clary.service.training.Attempt;
import dev.clary.service.training.Channel;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One training job from the moment it has a slot, or is found running by a new server, to its
 * outcome. What is about to be done is stored first, so a server that dies leaves a row from which
 * the next one goes on: {@link #advance} is both the beginning and the recovery. Used by one
 * thread; {@link Context#isStopRequested} and {@link Context#isClosing} tell it of the others'
 * wishes.
 */
final class TrainingRun {
  private static final Logger logger = LoggerFactory.getLogger(TrainingRun.class);

  /** Lines of the log that a reason of failure is given. */
  private static final int LAST_LINES = 10;

  /** Until it is tried again whether there is room on the disk. */
  private static final long AGAIN_SECONDS = 1;

  private static final Duration KILLING = Duration.ofSeconds(30);

  /** What the runner around it knows. */
  interface Context {

    /** Whether somebody asked for the job's end. */
    boolean isStopRequested();

    /** Whether the server is about to end, so that the job is to be left as it is. */
    boolean isClosing();

    /** Jobs that run, this one included. */
    int running();

    /** Where the next attempt's directory comes from. */
    SpareDirectory spare();
  }

  private final JobRecord record;
  private final Seams seams;
  private final Runtimes runtimes;
  private final RunnerSettings settings;
  private final Context context;
  private final AttemptDirectories directories;
  private Optional<Checkpoints> current = Optional.empty();
  private boolean starved;

  TrainingRun(
      JobRecord record, Seams seams, Runtimes runtimes, RunnerSettings settings, Context context) {
    this.record = record;
    this.seams = seams;
    this.runtimes = runtimes;
    this.settings = settings;
    this.context = context;
    this.directories = new AttemptDirectories(settings.jobs().resolve(record.job().name().value()));
  }

  /**
   * Runs the job to its outcome.
   *
   * @throws InterruptedException if the server ends first
   */
  void run() throws InterruptedException, IOException {
    if (JobRecord.isWaiting(record.job())) {
      record.begin();
    }
    while (!record.job().status().isFinal()) {
      try {
        if (starved) {
          putBack();
          return;
        }
        advance();
      } catch (DiskFullException e) {
        awaitRoom(e);
      } catch (RefusedJobException | InvalidRequestException e) {
        record.fail(FailureText.ofRequest(String.valueOf(e.getMessage())), Optional.empty());
      } catch (InstallationException e) {
        String message = String.valueOf(e.getMessage());
        record.fail(FailureText.ofInstallation(message, lastLines()), Optional.empty());
      } catch (InfrastructureException e) {
        retry(String.valueOf(e.getMessage()));
      }
    }
    try {
      seams.store().flush();
      directories.delete();
    } catch (IOException | StorageException e) {
      logger.warn("{} left files that the next start will remove again", record.job().name(), e);
    }
  }

  private void advance()
      throws InterruptedException, IOException, InfrastructureException, InstallationException {
    Attempt attempt = record.attempt();
    switch (attempt.stage()) {
      case PREPARING -> {
        directories.discard(attempt.number());
        launch();
      }
      case LAUNCHING, RUNNING -> {
        Optional<Execution> found = seams.engine().find(directories.current(attempt.number()));
        if (found.isPresent() && directories.isAnew(attempt.number())) {
          starve(found.get());
        } else if (found.isPresent()) {
          follow(found.get());
        } else {
          launch();
        }
      }
      case FINISHING -> finish(attempt.exitCode().orElseThrow());
    }
  }

  /** Waits a while before trying again what the full disk did not allow. */
  private void awaitRoom(DiskFullException full) throws InterruptedException {
    logger.warn("{} waits: {}", record.job().name(), full.getMessage());
    if (context.isClosing() || new CountDownLatch(1).await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
      throw new InterruptedException("the server ends");
    }
  }

  /**
   * Ends a program whose output finds no room on the disk, and makes room of what it wrote. It is
   * to be run again when there is room: what its log lost cannot be told from what it never said.
   */
  private void starve(Execution execution) throws InterruptedException {
    int attempt = record.attempt().number();
    starved = true;
    try {
      directories.setAnew(attempt);
      killForGood(execution);
      FileTree.delete(execution.output());
      FileTree.delete(AttemptDirectories.tree(directories.current(attempt)));
    } catch (IOException e) {
      logger.warn("{} keeps files of the attempt that was ended", record.job().name(), e);
      killForGood(execution);
    }
  }

  private void putBack() {
    TrainingJob job = record.job();
    if (job.status() == TrainingStatus.STOPPING || context.isStopRequested()) {
      stopped();
      return;
    }
    String told = "clary: the disk is full: the program was ended and will be started again";
    var line = new LogLine(seams.store().lineCount(job.name()), seams.time().instant(), told);
    var anew = new OutputChunk(record.attempt().number(), 0, List.of(line), List.of(), List.of());
    seams.store().append(job.name(), anew);
    record.putBack("Waiting for room: the disk is full");
  }

  private void retry(String reason) {
    int attempt = record.attempt().number();
    if (record.job().status() == TrainingStatus.STOPPING || context.isStopRequested()) {
      stopped();
    } else if (attempt <= record.job().spec().definition().limits().maxRetries()) {
      record.beginAgain(reason);
    } else {
      record.fail(FailureText.ofMachine(reason, lastLines()), Optional.empty());
    }
  }

  private void launch()
      throws InterruptedException, InfrastructureException, InstallationException {
    if (context.isStopRequested()) {
      stopped();
      return;
    }
    Path directory;
    Engine.Launch launch;
    try {
      directory = directories.next(record.attempt().number());
      context.spare().become(directory);
      launch = prepare(directory);
    } catch (InterruptedException e) {
      if (context.isClosing()) {
        throw e;
      }
      stopped();
      return;
    } catch (IOException e) {
      throw lackOr("the training job could not be prepared", e);
    }
    record.launching();
    seams.crashpoint().reached(Crashpoint.Place.ROW_STORED);
    Execution execution;
    try {
      execution = seams.engine().launch(launch);
    } catch (IOException e) {
      throw lackOr("the training program could not be started", e);
    }
    seams.crashpoint().reached(Crashpoint.Place.PROCESS_STARTED);
    record.running(execution.handle());
    seams.crashpoint().reached(Crashpoint.Place.RUNNING);
    context.spare().refill();
    follow(execution);
  }

  /**
   * What to throw for a failure before the program runs: with room on the disk it may be tried
   * again.
   */
  private InfrastructureException lackOr(String doing, IOException failure) {
    if (Room.isFull(failure)) {
      starved = true;
      throw new DiskFullException(
          "%s: the disk of %s is full".formatted(doing, seams.room().directory()), failure);
    }
    return new InfrastructureException(doing, failure);
  }

  private Engine.Launch prepare(Path directory)
      throws IOException, InterruptedException, InstallationException {
    TrainingJob job = record.job();
    TrainingRuntime runtime = runtimes.choose(job.spec().definition());
    boolean sandboxed = runtimes.isSandboxed(runtime, job.spec().owner());
    OptMlDirectory tree = OptMlDirectory.at(AttemptDirectories.tree(directory), sandboxed);
    Inputs.Placed inputs = stage(directory, tree);
    Program program =
        runtime.prepare(
            new Preparation(
                job,
                tree,
                environment(runtime, tree, sandboxed),
                context.running(),
                new JobJournal(record, seams.store(), seams.time(), context)));
    return new Engine.Launch(
        directory,
        tree.base(),
        program.command(),
        program.environment(),
        program.workingDirectory(),
        program.readable(),
        inputs.attached(),
        inputs.pipes(),
        sandboxed,
        job.spec().definition().networkIsolation());
  }

  /** Who runs plain commands has keys of his own, and programs without a network need none. */
  private Map<String, String> environment(
      TrainingRuntime runtime, OptMlDirectory tree, boolean sandboxed) {
    TrainingJob job = record.job();
    Map<String, String> environment = PlatformEnvironment.of(job.name(), settings, tree, sandboxed);
    if (runtime.isSandboxed() && !job.spec().definition().networkIsolation()) {
      environment.putAll(seams.keys().variables(job));
    }
    return environment;
  }

  private Inputs.Placed stage(Path directory, OptMlDirectory tree)
      throws IOException, InterruptedException {
    List<Channel> channels = record.job().spec().definition().channels();
    Checkpoints checkpoints = checkpoints(directory);
    current = Optional.of(checkpoints);
    if (channels.isEmpty() && checkpoints.isEmpty()) {
      return new Inputs.Placed(List.of(), List.of());
    }
    record.enter(SecondaryStatus.DOWNLOADING, "Downloading input data");
    var staging = new Staging(seams.objects(), record.job().spec().owner(), context::isClosing);
    Inputs.Placed inputs = new Inputs(staging, tree, directory).place(channels);
    return inputs.with(checkpoints.restore(staging, tree));
  }

  /** Those of the attempt under way, be it one that an earlier server began. */
  private Checkpoints checkpoints() {
    return current.orElseGet(
        () -> {
          Checkpoints found = checkpoints(directories.current(record.attempt().number()));
          current = Optional.of(found);
          return found;
        });
  }

  private Checkpoints checkpoints(Path directory) {
    TrainingSpec spec = record.job().spec();
    return new Checkpoints(
        seams.objects(), spec, directory, runtimes.choose(spec.definition()).checkpoints(spec));
  }

  /** Watches a process until it ends, then sees to what it left. */
  private void follow(Execution execution) throws InterruptedException, InfrastructureException {
    OptionalInt exitCode;
    try {
      exitCode = watch(execution).exitCode();
    } catch (DiskFullException e) {
      if (!hasEnded(execution)) {
        starve(execution);
      }
      throw e;
    } catch (IOException e) {
      killForGood(execution);
      throw new InfrastructureException("the training program could not be watched", e);
    }
    if (exitCode.isPresent()) {
      finish(exitCode.getAsInt());
    } else if (seams.room().lack().isPresent()) {
      starve(execution); // The exit code may have found no room.
    } else {
      keepCheckpoints();
      throw new InfrastructureException(
          "the training program vanished without an exit code: it was killed from outside, or the"
              + " machine was restarted");
    }
  }

  private static boolean hasEnded(Execution execution) throws InterruptedException {
    try {
      return execution.await(Duration.ZERO).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private Ending ending() {
    return new Ending(record, settings, context, seams.time());
  }

  /** After this no process of the attempt lives, so that another attempt may start. */
  private static void killForGood(Execution execution) throws InterruptedException {
    try {
      execution.kill();
      if (execution.await(KILLING).isEmpty()) {
        throw new IllegalStateException("process " + execution.handle() + " does not end");
      }
    } catch (IOException e) {
      throw new IllegalStateException("process " + execution.handle() + " cannot be ended", e);
    }
  }

  private Execution.End watch(Execution execution) throws InterruptedException, IOException {
    var log = new LogFollower(seams.store(), seams.time(), record.job(), record.attempt().number());
    Ending ending = ending();
    ending.resume(execution);
    Optional<Execution.End> end = execution.await(settings.poll());
    while (end.isEmpty()) {
      log.read(execution.output(), false);
      ending.decide(execution);
      checkpoints().look();
      if (context.isClosing()) {
        throw new InterruptedException("the server ends");
      }
      end = execution.await(settings.poll());
    }
    seams.crashpoint().reached(Crashpoint.Place.EXITED);
    log.read(execution.output(), true);
    return end.get();
  }

  private void finish(int exitCode) {
    TrainingJob job = record.job();
    boolean stopping = job.status() == TrainingStatus.STOPPING;
    OptMlDirectory tree =
        OptMlDirectory.at(
            AttemptDirectories.tree(directories.current(record.attempt().number())), false);
    try {
      keepCheckpoints();
      if (exitCode == 0 || stopping) {
        putArtifacts(exitCode, tree);
      }
    } catch (InfrastructureException e) {
      // The program ran to its end and is not run again for what came after.
      record.fail(
          FailureText.ofMachine(String.valueOf(e.getMessage()), List.of()), Optional.of(exitCode));
      return;
    } catch (InvalidRequestException e) {
      record.fail(FailureText.ofRequest(String.valueOf(e.getMessage())), Optional.of(exitCode));
      return;
    }
    conclude(exitCode, stopping, tree);
  }

  private void keepCheckpoints() throws InfrastructureException {
    try {
      checkpoints().finish();
    } catch (IOException e) {
      throw new InfrastructureException("the checkpoints could not be put away", e);
    }
  }

  private void putArtifacts(int exitCode, OptMlDirectory tree) throws InfrastructureException {
    TrainingSpec spec = record.job().spec();
    var artifacts = new Artifacts(seams.objects(), spec, tree, seams.crashpoint());
    try {
      if (!artifacts.isEmpty()) {
        record.finishing(exitCode);
        artifacts.put();
      }
    } catch (IOException e) {
      throw new InfrastructureException(
          "the artifacts could not be put below '%s'".formatted(spec.definition().output().uri()),
          e);
    }
  }

  private void conclude(int exitCode, boolean stopping, OptMlDirectory tree) {
    if (stopping) {
      SecondaryStatus reason = ending().reason();
      record.end(reason, Ending.message(reason), exitCode);
    } else if (exitCode == 0) {
      record.end(SecondaryStatus.COMPLETED, "Training job completed", exitCode);
    } else {
      record.fail(
          FailureText.ofProgram(exitCode, failureFile(tree), lastLines()), Optional.of(exitCode));
    }
  }

  private static Optional<String> failureFile(OptMlDirectory tree) {
    try {
      return tree.failure(FailureText.LONGEST);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<String> lastLines() {
    long count = seams.store().lineCount(record.job().name());
    return seams
        .store()
        .log(record.job().name(), Math.max(0, count - LAST_LINES), LAST_LINES)
        .stream()
        .map(LogLine::text)
        .toList();
  }

  /** Ends a job that has no process. */
  private void stopped() {
    record.enter(SecondaryStatus.STOPPED, "Training job stopped");
  }
}
