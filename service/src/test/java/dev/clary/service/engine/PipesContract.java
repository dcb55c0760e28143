package dev.clary.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Engine.Attached;
import dev.clary.service.training.Engine.Launch;
import dev.clary.service.training.Engine.Pipe;
import dev.clary.service.training.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every engine on this machine keeps to that feeds programs by named pipes. */
abstract class PipesContract extends EngineContract {
  private static final int PARTS = 20;

  /** A program in a directory in which {@code data} has the pipes {@code train_0} and so on. */
  private Launch piped(String name, String script, Optional<Long> seed) throws IOException {
    Launch plain = script(name, script);
    Path parts = Files.createDirectories(plain.directory().resolve("a stream"));
    for (int i = 0; i < PARTS; i++) {
      Files.writeString(parts.resolve("%03d".formatted(i)), i + " ");
    }
    Path seen = Files.createDirectories(plain.base().resolve("data"));
    Path pipes = sandboxed() ? Files.createDirectories(plain.directory().resolve("named")) : seen;
    return new Launch(
        plain.directory(),
        plain.base(),
        plain.command(),
        plain.environment(),
        plain.workingDirectory(),
        plain.readable(),
        sandboxed() ? List.of(new Attached(pipes, Path.of("/opt/ml/data"), false)) : List.of(),
        List.of(new Pipe(pipes.resolve("train"), parts, seed)),
        plain.sandboxed(),
        plain.networkIsolation());
  }

  private static final String ALL = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19";

  private List<String> run(Launch launch) throws Exception {
    Execution execution = engine().launch(launch);
    assertThat(execution.await(LONG)).as(output(execution)).isEqualTo(exit(0));
    assertThat(runs(launch.directory().toString())).as("feeders").isFalse();
    return output(execution).lines().map(String::strip).toList();
  }

  @Test
  void eachEpochComesWholeFromAPipeOfItsOwn() throws Exception {
    String script = "for n in 0 1 2; do cat data/train_$n; echo; done; [ ! -e data/train_0 ]";

    assertThat(run(piped("a", script, Optional.empty()))).containsExactly(ALL, ALL, ALL);
  }

  @Test
  void aReaderThatClosesEarlyFindsTheNextEpochFromItsBeginning() throws Exception {
    Launch launch = piped("a", "head -c 3 data/train_0; echo; cat data/train_1", Optional.empty());
    Path large = launch.directory().resolve("a stream/999");
    Files.write(large, new byte[1 << 20]);

    List<String> lines = run(launch);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("0 1");
    assertThat(lines.get(1)).startsWith(ALL).hasSizeGreaterThan(1 << 20);
  }

  @Test
  void aSeedGivesEachEpochAnotherOrderAndEachAttemptTheSame() throws Exception {
    String script = "for n in 0 1 2; do cat data/train_$n; echo; done";

    List<String> first = run(piped("a", script, Optional.of(-7L)));
    List<String> again = run(piped("b", script, Optional.of(-7L)));
    List<String> other = run(piped("c", script, Optional.of(8L)));

    assertThat(first).isEqualTo(again).doesNotHaveDuplicates().hasSize(3);
    assertThat(first).doesNotContain(ALL).doesNotContainAnyElementsOf(other);
    assertThat(first)
        .allSatisfy(
            line ->
                assertThat(Arrays.asList(line.split(" ", -1)))
                    .containsExactlyInAnyOrder(ALL.split(" ", -1)));
  }

  @Test
  void aProgramThatNeverReadsEndsAllTheSame() throws Exception {
    assertThat(run(piped("a", "echo done", Optional.empty()))).containsExactly("done");
  }

  @Test
  void aProgramThatReadsCanBeAskedToEnd() throws Exception {
    Launch launch =
        piped(
            "a",
            "trap 'exit 9' TERM; touch up; while :; do sleep 0.01; done <data/train_0",
            Optional.empty());
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "up");

    execution.terminate();

    assertThat(execution.await(LONG)).isEqualTo(exit(9));
    assertThat(runs(launch.directory().toString())).isFalse();
  }

  @Test
  void nobodyFeedsAProgramWhoseWrapperVanished() throws Exception {
    Launch launch = piped("a", "touch up; sleep 7071; :", Optional.empty());
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "up");

    long wrapper = Long.parseLong(execution.handle().split(" ", -1)[0]);
    ProcessHandle.of(wrapper).orElseThrow().destroyForcibly();

    assertThat(execution.await(LONG)).isEqualTo(VANISHED);
    assertThat(runs(launch.directory().toString())).isFalse();
  }

  @Test
  void aProgramIsFedOnWhenItsServerIsNoMore() throws Exception {
    Launch launch =
        piped(
            "a",
            "touch up; while [ ! -e go ]; do sleep 0.01; done; cat data/train_0 data/train_1",
            Optional.empty());
    awaitFile(engine().launch(launch), launch, "up");

    Execution found = engine().find(launch.directory()).orElseThrow();
    assertThat(found.await(Duration.ZERO)).isEmpty();
    Files.createFile(launch.base().resolve("go"));

    assertThat(found.await(LONG)).isEqualTo(exit(0));
    assertThat(output(found)).isEqualTo(ALL + " " + ALL);
  }
}
