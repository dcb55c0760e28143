package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.Channel;
import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.Selection;
import dev.clary.service.training.Streaming;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingLimits;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What jobs read from their channels and what becomes of their checkpoints, with real programs. */
final class ChannelsIT {
  private static final String TREE = "cd ${SAGEMAKER_BASE_DIR:-/opt/ml}; ";

  @TempDir Path directory;

  private Bench bench(SandboxUse sandbox) {
    return new Bench(directory, sandbox);
  }

  private String uri(String path) {
    return "file://" + directory.resolve(path);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static TrainingJob run(Bench bench, TrainingDefinition definition) {
    bench.jobs.create(Bench.spec("a", definition, Bench.ADMINISTRATOR));
    return bench.awaitEnd("a");
  }

  private static Channel channel(
      String name, String uri, InputMode mode, Selection selection, Streaming streaming) {
    return new Channel(name, uri, Optional.empty(), mode, true, selection, streaming);
  }

  private TrainingDefinition fiveChannels(Bench bench) throws IOException {
    write("rows/x/1", "one ");
    write("rows/x/2", "two ");
    write("rows/m", "[{\"prefix\": \"%s/\"}, \"2\", \"1\"]".formatted(uri("rows/x")));
    write("rows/l", "{\"t\": \"hello \", \"o-ref\": \"%s/1\"}\n".formatted(uri("rows/x")));
    var manifest = new Selection(Selection.Kind.MANIFEST, List.of());
    var lines = new Selection(Selection.Kind.AUGMENTED_MANIFEST, List.of("t", "o-ref"));
    String script =
        TREE
            + "for c in pp pm pl; do cat input/data/${c}_0; echo; done;"
            + " for c in fp fm; do cat input/data/$c/*; echo; done;"
            + " touch input/data/fp/mine && cat input/data/pp_1; echo;"
            + " cat input/config/inputdataconfig.json";
    return Bench.withChannels(
        bench.entrypoint(script, Map.of()),
        List.of(
            channel("fp", uri("rows/x"), InputMode.FILE, Selection.PREFIX, Streaming.PLAIN),
            channel("fm", uri("rows/m"), InputMode.FILE, manifest, Streaming.PLAIN),
            channel("pp", uri("rows/x"), InputMode.PIPE, Selection.PREFIX, Streaming.PLAIN),
            channel("pm", uri("rows/m"), InputMode.PIPE, manifest, Streaming.PLAIN),
            channel("pl", uri("rows/l"), InputMode.PIPE, lines, Streaming.PLAIN)));
  }

  @ParameterizedTest
  @EnumSource(
      value = SandboxUse.class,
      names = {"AUTO", "OFF"})
  void filesAndPipesAreWhereSageMakerPutsThem(SandboxUse use) throws IOException {
    try (Bench bench = bench(use)) {
      TrainingDefinition definition = fiveChannels(bench);

      TrainingJob job = run(bench.start(), definition);

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a"))
          .startsWith("one two ", "two one ", "hello one ", "one two ", "one two ", "one two ")
          .last()
          .asString()
          .contains(
              "\"pp\":{\"TrainingInputMode\":\"Pipe\",\"S3DistributionType\":\"ShardedByS3Key\","
                  + "\"RecordWrapperType\":\"None\"}");
      bench.await("a", ended -> Files.notExists(directory.resolve("data/jobs/a")));
    }
  }

  @Test
  void aProgramInTheSandboxCannotPutAnythingInPlaceOfAPipe() throws IOException {
    write("rows/x/1", "one");
    try (Bench bench = bench(SandboxUse.AUTO)) {
      String script =
          TREE + "ln -sf /opt/ml/model/stolen input/data/p_1 || echo refused; cat input/data/p_0";
      Channel piped =
          channel("p", uri("rows/x"), InputMode.PIPE, Selection.PREFIX, Streaming.PLAIN);

      TrainingJob job =
          run(
              bench.start(),
              Bench.withChannels(bench.entrypoint(script, Map.of()), List.of(piped)));

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a")).last().isEqualTo("one");
      assertThat(bench.log("a").contains("refused")).isEqualTo(bench.engine.hasSandbox());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows/bad     | no json
          rows/missing | [{"prefix": "file:///"}, "nothing/here"]
          rows/outside | [{"prefix": "file:///"}, "etc/hostname"]
          """)
  void aManifestThatIsWrongFailsTheJobAndLeavesNothing(String path, String text)
      throws IOException {
    write(path, text);
    var manifest = new Selection(Selection.Kind.MANIFEST, List.of());
    try (Bench bench = bench(SandboxUse.OFF)) {
      Channel channel = channel("m", uri(path), InputMode.FILE, manifest, Streaming.PLAIN);

      TrainingJob job =
          run(
              bench.start(),
              Bench.withChannels(bench.entrypoint("echo ran", Map.of()), List.of(channel)));

      assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
      assertThat(job.failure().orElseThrow().reason()).startsWith("ClientError: ");
      assertThat(bench.log("a")).isEmpty();
      bench.await("a", ended -> Files.notExists(directory.resolve("data/jobs/a")));
    }
  }

  /** Dies while it opens one of its objects for the first time. */
  private static final class DyingStore implements ObjectStore {
    private final ObjectStore store;
    private final String deadly;
    private final AtomicInteger opened = new AtomicInteger();

    DyingStore(ObjectStore store, String deadly) {
      this.store = store;
      this.deadly = deadly;
    }

    @Override
    public void check(String uri, Owner owner, Access access) {
      store.check(uri, owner, access);
    }

    @Override
    public List<StoredObject> list(String prefix, Owner owner) throws IOException {
      return store.list(prefix, owner);
    }

    @Override
    public InputStream open(String uri, Owner owner) throws IOException {
      if (uri.endsWith(deadly) && opened.getAndIncrement() == 0) {
        throw new AssertionError("the server dies here");
      }
      return store.open(uri, owner);
    }

    @Override
    public void put(String uri, Path file, Owner owner) throws IOException {
      store.put(uri, file, owner);
    }

    @Override
    public void delete(String uri, Owner owner) throws IOException {
      store.delete(uri, owner);
    }
  }

  @Test
  void aServerThatDiesWhileItStagesLeavesTheNextOneToBeginAnew() throws IOException {
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingDefinition definition = fiveChannels(bench);
      var dying = new DyingStore(bench.objects, "/x/2");
      bench.start(bench.engine, dying);
      bench.jobs.create(Bench.spec("a", definition, Bench.ADMINISTRATOR));
      bench.await("a", job -> dying.opened.get() > 0);
      bench.leave();

      TrainingJob job = bench.start().awaitEnd("a");

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(job.attempt().orElseThrow().number()).isEqualTo(1);
      assertThat(bench.log("a"))
          .startsWith("one two ", "two one ", "hello one ", "one two ", "one two ", "one two ");
    }
  }

  private TrainingDefinition checkpointed(Bench bench, String script, @Nullable String localPath) {
    TrainingDefinition plain = bench.entrypoint(script, Map.of());
    return new TrainingDefinition(
        plain.algorithm(),
        plain.hyperparameters(),
        plain.environment(),
        plain.channels(),
        new OutputLocation(
            plain.output().uri(),
            true,
            Optional.of(
                new CheckpointLocation(uri("data/output/ck"), Optional.ofNullable(localPath)))),
        plain.limits(),
        plain.instanceType(),
        false);
  }

  private static final String COUNT =
      TREE
          + "cd $(sed 's/.*LocalPath\":\"\\([^\"]*\\)\".*/\\1/' input/config/checkpointconfig.json);"
          + " pwd -P | grep -c '^/opt/ml/checkpoints\\|/tmp/c'; cat d/n; echo x >>d/n || "
          + " { mkdir d; echo x >d/n; }; rm -f old; ln -s n link; mkfifo f";

  @ParameterizedTest
  @CsvSource({"AUTO,", "AUTO,/tmp/c/d", "OFF,", "OFF,/opt/ml/c/d"})
  void checkpointsComeBackAndArePutAwayAtTheEnd(SandboxUse use, @Nullable String localPath)
      throws IOException {
    write("data/output/ck/d/n", "before\n");
    write("data/output/ck/old", "old");
    try (Bench bench = bench(use)) {
      TrainingJob job = run(bench.start(), checkpointed(bench, COUNT, localPath));

      assertThat(job.status()).as("%s", bench.log("a")).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a")).contains("before");
      assertThat(directory.resolve("data/output/ck/d/n")).hasContent("before\nx\n");
      assertThat(directory.resolve("data/output/ck/old")).doesNotExist();
      assertThat(directory.resolve("data/output/ck").toFile().list()).containsExactly("d");
    }
  }

  @Test
  void checkpointsArePutAwayWhileTheProgramRuns() throws IOException {
    try (Bench bench = bench(SandboxUse.AUTO)) {
      String script =
          TREE
              + "cd /opt/ml/checkpoints 2>/dev/null || cd checkpoints; echo 1 >n; echo 0 >t.tmp; "
              + "while [ ! -e n.sagemaker-uploaded ]; do sleep 0.01; done; "
              + "echo seen; while :; do sleep 0.01; done";
      bench.start();
      bench.jobs.create(Bench.spec("a", checkpointed(bench, script, null), Bench.ADMINISTRATOR));

      bench.awaitLine("a", "seen");

      assertThat(directory.resolve("data/output/ck/n")).hasContent("1");
      bench.jobs.stop(new TrainingJobName("a"));
      assertThat(bench.awaitEnd("a").status()).isEqualTo(TrainingStatus.STOPPED);
      assertThat(directory.resolve("data/output/ck").toFile().list())
          .containsExactlyInAnyOrder("n", "t.tmp");
    }
  }

  @Test
  void aJobThatWaitsOrRunsForTooLongIsStopped() throws IOException {
    try (Bench bench = bench(SandboxUse.OFF).withSlots(1)) {
      var hour = Duration.ofHours(1);
      var limits = new TrainingLimits(hour, 0, Optional.of(Duration.ofMillis(500)));
      bench.start();
      TrainingDefinition endless = bench.entrypoint("while :; do sleep 0.01; done", Map.of());

      TrainingJob running = run(bench, Bench.withLimits(endless, limits));

      assertThat(running.secondaryStatus()).isEqualTo(SecondaryStatus.MAX_WAIT_TIME_EXCEEDED);
      assertThat(running.status()).isEqualTo(TrainingStatus.STOPPED);
    }
  }
}
