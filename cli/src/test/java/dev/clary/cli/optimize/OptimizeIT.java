package dev.clary.cli.optimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clary optimize} as a process of its own. */
final class OptimizeIT {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Pattern PROGRAM = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final Pattern BEST = Pattern.compile("'value': ([0-9.e-]+)");
  private static final int STARTS = 10;
  private static final Duration FIRST_ANSWER = Duration.ofMillis(500);

  @TempDir private Path folder;

  @Test
  void theProgramOfTheDocumentationFindsTheBest() throws IOException, InterruptedException {
    String page = Files.readString(MODULE.resolveSibling("docs").resolve("optimize.md"));
    Matcher program = PROGRAM.matcher(page);
    assertThat(program.find()).isTrue();
    Path script = Files.writeString(folder.resolve("search.py"), program.group(1));

    String out = run(List.of("python3", script.toString()));

    assertThat(program.group(1).lines().filter(line -> !line.isBlank()))
        .hasSizeLessThanOrEqualTo(30);
    Matcher best = BEST.matcher(out);
    assertThat(best.find()).as(out).isTrue();
    // After five epochs the least there is, 0.2; the tolerance is a tenth of what a layer costs.
    assertThat(Double.parseDouble(best.group(1))).isBetween(0.2, 0.3);
    assertThat(out).contains("'layers': '3'", "'opt': 'adam'");
  }

  @Test
  void theFirstAnswerComesWithinHalfASecond() throws IOException, InterruptedException {
    Path archive = folder.resolve("optimize.jsa");
    firstAnswer(List.of("-XX:ArchiveClassesAtExit=" + archive));
    assertThat(archive).exists();

    // Of several, since a machine that does other things, too, says little by one.
    var times = new ArrayList<Duration>();
    for (int start = 0; start < STARTS; start++) {
      times.add(firstAnswer(List.of("-XX:SharedArchiveFile=" + archive)));
    }

    assertThat(times).anyMatch(time -> time.compareTo(FIRST_ANSWER) <= 0);
  }

  /** How long after the start of a process it has answered its first request. */
  private Duration firstAnswer(List<String> options) throws IOException, InterruptedException {
    List<String> line = java(options);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(line).redirectError(folder.resolve("err").toFile()).start();
    OutputStream in = process.getOutputStream();
    in.write((Conversation.CREATE + "\n").getBytes(UTF_8));
    in.flush();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(out.readLine()).isEqualTo("{\"ok\":true}");
    long end = System.nanoTime();
    in.close();
    assertThat(process.waitFor(1, MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Duration.ofNanos(end - start);
  }

  /** As the launcher starts it. */
  private static List<String> java(List<String> options) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable"));
    line.addAll(options);
    line.addAll(List.of("-jar", MODULE.resolve("target/clary.jar").toString(), "optimize"));
    return line;
  }

  /** Runs a program that finds {@code clary} on its path; returns what it prints. */
  private String run(List<String> line) throws IOException, InterruptedException {
    Path clary = folder.resolve("clary");
    Files.writeString(
        clary, "#!/bin/sh\nexec '%s'\n".formatted(String.join("' '", java(List.of()))));
    Files.setPosixFilePermissions(clary, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path out = folder.resolve("out");
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);

    Process process = builder.start();

    assertThat(process.waitFor(2, MINUTES)).isTrue();
    String printed = Files.readString(out);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
