package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a project of its own, with a Maven and JDKs that only note how they are called:
 * what it builds and when, and what it starts.
 */
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("").toAbsolutePath().resolveSibling("clary");
  private static final long SECONDS = 60;

  /** All that the launcher may take for granted; neither Maven nor Java is among it. */
  private static final List<String> TOOLS =
      List.of(
          "dirname",
          "readlink",
          "find",
          "head",
          "tail",
          "grep",
          "tr",
          "cat",
          "mkdir",
          "rm",
          "mv",
          "touch",
          "sleep",
          "seq");

  @TempDir private Path folder;
  private Path project;
  private Path tools;

  @BeforeEach
  void aProjectThatWasNeverBuilt() throws IOException {
    project = Files.createDirectories(folder.resolve("my project"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(LAUNCHER, project.resolve("clary"));
    executable(project.resolve("clary"));
    for (String file : List.of("pom.xml", "cli/pom.xml", "cli/src/main/java/Main.java")) {
      write(project.resolve(file), "");
    }
    script(
        tools.resolve("mvn"),
        """
        echo "$JAVA_HOME" >>"%1$s/builds"
        mkdir -p "%2$s/cli/target"
        touch "%2$s/cli/target/clary.jar"
        """
            .formatted(folder, project));
    Path jdk = jdk("jdk", "17.0.9");
    Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
    for (String tool : TOOLS) {
      Path found = Path.of("/usr/bin", tool);
      Path real = Files.exists(found) ? found : Path.of("/bin", tool);
      script(tools.resolve(tool), "exec %s \"$@\"".formatted(real));
    }
  }

  /** What became of a call of the launcher. */
  private record Call(int code, String out, String err) {}

  @Test
  void theFirstCallBuildsAndTheSecondDoesNot() throws IOException, InterruptedException {
    Call first = call(project.resolve("clary"), "jobs");
    Call second = call(project.resolve("clary"), "jobs");

    assertThat(first.err()).isEqualTo("Building Clary (first time: about a minute) …\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("-jar", "cli/target/clary.jar", "jobs");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws IOException, InterruptedException {
    call(project.resolve("clary"));
    Path source = project.resolve("cli/src/main/java/Main.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

    Call again = call(project.resolve("clary"));

    assertThat(again.err()).isEqualTo("Building Clary, its sources have changed …\n");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void aJarThatWasCleanedAwayIsBuiltAgain() throws IOException, InterruptedException {
    call(project.resolve("clary"));
    Files.delete(project.resolve("cli/target/clary.jar"));

    call(project.resolve("clary"));

    assertThat(builds()).hasSize(2);
  }

  @Test
  void argumentsArriveAsTheyWereTyped() throws IOException, InterruptedException {
    Call call = call(project.resolve("clary"), "tune", "--metric", "a b: (.*)", "");

    assertThat(call.out().lines()).endsWith("[tune]", "[--metric]", "[a b: (.*)]", "[]");
  }

  @Test
  void homeIsWhatTheShellSaysItIs() throws IOException, InterruptedException {
    var environment = new ArrayList<>(environment(folder.resolve("jdk")));
    environment.add("HOME=" + folder.resolve("some one"));

    Call told = call(environment, project.resolve("clary"), "jobs");
    Call untold = call(project.resolve("clary"), "jobs");

    assertThat(told.out().lines()).contains("[-Duser.home=%s/some one]".formatted(folder));
    assertThat(untold.out()).doesNotContain("user.home");
  }

  @Test
  void itWorksThroughALinkOfALink() throws IOException, InterruptedException {
    Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("my project/clary"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());

    Call call = call(second, "jobs");

    assertThat(call.code()).isZero();
    assertThat(call.out()).contains(project + "/cli/target/clary.jar");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndWhereAllOfItIs() throws IOException, InterruptedException {
    script(tools.resolve("mvn"), "seq 1 100; echo '[ERROR] a semicolon is missing'; exit 1");

    Call call = call(project.resolve("clary"));

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err().lines())
        .contains("100", "[ERROR] a semicolon is missing")
        .doesNotContain("50")
        .last()
        .asString()
        .endsWith(
            "the build failed; all of its log is in "
                + project.resolve("target/launcher/build.log"));
    assertThat(Files.exists(project.resolve("target/launcher/lock"))).isFalse();
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws IOException, InterruptedException {
    Files.delete(tools.resolve("mvn"));

    Call call = call(project.resolve("clary"));

    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("needs Maven 3.8 or newer", "apt install maven");
  }

  @Test
  void aLockWhoseOwnerIsGoneIsNobodys() throws IOException, InterruptedException {
    Path lock = Files.createDirectories(project.resolve("target/launcher/lock"));
    Files.writeString(lock.resolve("pid"), "999999999\n");

    Call call = call(project.resolve("clary"));

    assertThat(call.code()).isZero();
    assertThat(call.err()).startsWith("Waiting for another build of Clary …\n");
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws IOException, InterruptedException {
    Path old = jdk("old", "11.0.20");

    Call call = call(environment(old), project.resolve("clary"), "jobs");

    assertThat(call.code()).isZero();
    assertThat(builds()).doesNotContain(old.toString());
  }

  @Test
  void aNewerJdkGetsClassesOfItsOwn() throws IOException, InterruptedException {
    call(project.resolve("clary"));
    Path newer = jdk("newer", "25.0.1");

    call(environment(newer), project.resolve("clary"), "jobs");

    try (var archives = Files.newDirectoryStream(project.resolve("target/launcher"), "classes-*")) {
      assertThat(archives).hasSize(2);
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void onlyCommandsThatWorkGetTheOptimizingCompiler() throws IOException, InterruptedException {
    Call looking = call(project.resolve("clary"), "show", "x");
    Call working = call(project.resolve("clary"), "tune", "x");

    assertThat(looking.out()).contains("[-XX:TieredStopAtLevel=1]");
    assertThat(working.out()).doesNotContain("TieredStopAtLevel");
  }

  @Test
  void aPipeIsNoTerminal() throws IOException, InterruptedException {
    Call call = call(project.resolve("clary"), "jobs");

    assertThat(call.out()).contains("[-Dclary.terminal=false]");
  }

  private Call call(Path launcher, String... words) throws IOException, InterruptedException {
    return call(environment(folder.resolve("jdk")), launcher, words);
  }

  private List<String> environment(Path javaHome) {
    return List.of("JAVA_HOME=" + javaHome, "PATH=" + tools);
  }

  private Call call(List<String> environment, Path launcher, String... words)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("/usr/bin/env", "-i"));
    line.addAll(environment);
    line.add(launcher.toString());
    line.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Call(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds"), StandardCharsets.UTF_8);
  }

  /** A JDK of some version whose java prints its arguments. */
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
    script(home.resolve("bin/javac"), "");
    script(home.resolve("bin/java"), "for word in \"$@\"; do echo \"[$word]\"; done");
    return home;
  }

  private static void script(Path file, String content) throws IOException {
    write(file, "#!/bin/sh\n" + content);
    executable(file);
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
