package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose packages are installed for them. */
final class InstallationIT {
  private static final String TRAIN =
      """
      import clary_probe, os, subprocess
      print('accuracy=' + clary_probe.VERSION)
      subprocess.check_call(['clary_probe'])
      """;

  /** A package that builds itself, so that nothing is fetched for it. */
  private static final String BACKEND =
      """
      import zipfile

      def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
          name = 'own-1.0-py3-none-any.whl'
          with zipfile.ZipFile(wheel_directory + '/' + name, 'w') as wheel:
              wheel.writestr('own_module.py', 'NAME = "own"')
              wheel.writestr('own-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: own\\nVersion: 1.0\\n')
              wheel.writestr('own-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
              wheel.writestr('own-1.0.dist-info/RECORD', '')
          return name
      """;

  @TempDir Path directory;
  private Path code;
  private Wheels wheels;

  @BeforeEach
  void write() throws IOException {
    code = Files.createDirectories(directory.resolve("code"));
    Files.writeString(code.resolve("train.py"), TRAIN);
    Files.writeString(code.resolve("requirements.txt"), "clary_probe\n");
    wheels = new Wheels(directory.resolve("wheels"));
    wheels.add("clary_probe", "1.0");
  }

  private Bench bench(SandboxUse use) {
    return new Bench(directory, use).withPackages(Map.of(), wheels.arguments()).start();
  }

  private TrainingDefinition script(Bench bench, String image, Map<String, String> added) {
    var hyperparameters = new TreeMap<>(added);
    hyperparameters.put("sagemaker_program", "train.py");
    hyperparameters.put("sagemaker_submit_directory", "file://" + code);
    return bench.definition(
        new Algorithm(image, List.of(), List.of(), List.of(Bench.ACCURACY)), hyperparameters);
  }

  private TrainingJob run(Bench bench, String name, TrainingDefinition definition, Owner owner) {
    bench.jobs.create(Bench.spec(name, definition, owner));
    return bench.awaitEnd(name);
  }

  private TrainingJob run(Bench bench, String name) {
    return run(bench, name, script(bench, "any/image:1", Map.of()), Bench.ADMINISTRATOR);
  }

  private static void assertCompleted(TrainingJob job) {
    assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
  }

  private static boolean installed(Bench bench, String job) {
    return bench.log(job).stream().anyMatch(line -> line.startsWith("$ pip install"));
  }

  @Test
  void requirementsAreInstalledOnceAndSaidInLogAndStatus() {
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingJob first = run(bench, "first");
      TrainingJob second = run(bench, "second");

      assertCompleted(first);
      assertThat(bench.log("first"))
          .contains("$ pip install -r requirements.txt", "accuracy=1.0", "command 1.0");
      assertThat(first.transitions())
          .anyMatch(
              transition ->
                  transition.status() == SecondaryStatus.DOWNLOADING
                      && transition.message().contains("Making the environment 'requirements'"));
      assertCompleted(second);
      assertThat(bench.log("second")).containsExactly("accuracy=1.0", "command 1.0");
    }
  }

  @Test
  void withoutASandboxTheyAreInstalledToo() {
    try (Bench bench = bench(SandboxUse.OFF)) {
      assertCompleted(run(bench, "a"));
    }
  }

  @Test
  void whatOneOwnerInstalledNobodyElseGets() {
    try (Bench bench = bench(SandboxUse.AUTO)) {
      assumeTrue(bench.engine.hasSandbox(), "others need a sandbox");
      run(bench, "first");
      var other = new Owner("AKIDOTHER", true);
      TrainingJob second = run(bench, "second", script(bench, "any/image:1", Map.of()), other);

      assertCompleted(second);
      assertThat(installed(bench, "second")).isTrue();
    }
  }

  @Test
  void theProgramsThatPackagesBringRunInTheSandboxWithNothingOfTheServers() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    project();
    Files.writeString(
        code.resolve("backend.py"),
        BACKEND
            + """

            import os
            print('PATH is', os.environ['PATH'])
            assert not os.path.exists('%s')
            assert 'MAVEN_HOME' not in os.environ and 'JAVA_HOME' not in os.environ
            """
                .formatted(secret));
    try (Bench bench = bench(SandboxUse.AUTO)) {
      assumeTrue(bench.engine.hasSandbox(), "there is a sandbox");
      TrainingJob job = run(bench, "a");

      assertCompleted(job);
    }
  }

  private void project() throws IOException {
    Files.writeString(code.resolve("setup.py"), "");
    Files.writeString(
        code.resolve("pyproject.toml"),
        "[build-system]\nrequires = []\nbuild-backend = 'backend'\nbackend-path = ['.']\n");
    Files.writeString(code.resolve("backend.py"), BACKEND);
    Files.writeString(
        code.resolve("train.py"), "import own_module\nprint(own_module.NAME, __name__)\n");
  }

  @Test
  void codeThatIsAPackageIsInstalledAndItsModuleRun() throws IOException {
    project();
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingJob job = run(bench, "a");

      assertCompleted(job);
      assertThat(bench.log("a"))
          .contains("$ pip install . -r requirements.txt")
          .endsWith("own __main__");
    }
  }

  private static boolean runs(String text) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(text));
  }

  /** A package whose installation does not end. */
  private void endless() throws IOException {
    project();
    Files.writeString(
        code.resolve("backend.py"), "import subprocess; subprocess.call(['sleep', '7091'])\n");
  }

  private void awaitInstallation(Bench bench) {
    bench.await("a", job -> installed(bench, "a") && runs("sleep 7091"));
  }

  @Test
  void aJobThatIsStoppedWhileItsPackagesAreInstalledEndsWithThem() throws IOException {
    endless();
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingDefinition definition = script(bench, "any/image:1", Map.of());
      bench.jobs.create(Bench.spec("a", definition, Bench.ADMINISTRATOR));
      awaitInstallation(bench);

      bench.jobs.stop(new TrainingJobName("a"));

      assertThat(bench.awaitEnd("a").status()).isEqualTo(TrainingStatus.STOPPED);
      assertThat(runs("sleep 7091")).isFalse();
      assertThat(directory.resolve("environments/making")).isEmptyDirectory();
    }
  }

  @Test
  void theNextServerInstallsAnewWhatAnEndedOneWasInstalling() throws IOException {
    endless();
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingDefinition definition = script(bench, "any/image:1", Map.of());
      bench.jobs.create(Bench.spec("a", definition, Bench.ADMINISTRATOR));
      awaitInstallation(bench);

      bench.leave();
      assertThat(bench.get("a").status()).isEqualTo(TrainingStatus.IN_PROGRESS);
      assertThat(runs("sleep 7091")).isFalse();
      Files.writeString(code.resolve("backend.py"), BACKEND);
      bench.start();

      assertCompleted(bench.awaitEnd("a"));
      assertThat(bench.log("a")).endsWith("own __main__");
    }
  }

  @Test
  void aPackageThatPutsALinkInThePlaceOfItsEnvironmentGetsNothing() throws IOException {
    project();
    Files.writeString(
        code.resolve("backend.py"),
        BACKEND
            + """

            import os

            def exchange():
                # Whoever installs has the environment beside the code, and waits for the end of this.
                os.rename('../env', '../gone')
                os.symlink('/etc', '../env')

            import atexit
            atexit.register(exchange)
            """);
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingJob job = run(bench, "a");

      assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
      try (Stream<Path> places = Files.list(directory.resolve("environments"))) {
        assertThat(places).noneMatch(Files::isSymbolicLink);
      }
    }
  }

  @Test
  void requirementsThatCannotBeInstalledFailTheJobWithWhatPipSays() throws IOException {
    Files.writeString(code.resolve("requirements.txt"), "no_such_package==7\n");
    try (Bench bench = bench(SandboxUse.AUTO)) {
      TrainingJob job = run(bench, "a");

      assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
      assertThat(job.failure().orElseThrow().reason())
          .startsWith("AlgorithmError: InstallRequirementsError: ")
          .contains("No matching distribution found for no_such_package==7");
    }
  }

  @Test
  void withoutNetworkNothingIsInstalled() {
    try (Bench bench = bench(SandboxUse.AUTO)) {
      assumeTrue(bench.engine.hasSandbox(), "there is a sandbox");
      TrainingDefinition open = script(bench, "any/image:1", Map.of());
      var isolated =
          new TrainingDefinition(
              open.algorithm(),
              open.hyperparameters(),
              open.environment(),
              open.channels(),
              new OutputLocation(open.output().uri(), true),
              open.limits(),
              open.instanceType(),
              true);
      TrainingJob job = run(bench, "a", isolated, Bench.ADMINISTRATOR);

      assertThat(job.failure().orElseThrow().reason())
          .startsWith("ClientError: EnableNetworkIsolation 'true': ")
          .contains("'requirements.txt'");
      assertThat(installed(bench, "a")).isFalse();
    }
  }

  @Test
  void aNamedInterpreterRunsAnImageForGpusOnTheCpuAndSaysSo() throws IOException {
    Files.delete(code.resolve("requirements.txt"));
    Files.writeString(
        code.resolve("train.py"),
        "import os, sys\nprint(sys.argv[1:], os.environ['SM_HP_MODEL_DIR'], os.environ['SM_NUM_GPUS'])\n");
    try (var bench =
        new Bench(directory, SandboxUse.AUTO)
            .withPackages(Map.of("tensorflow", "python3"), List.of())
            .start()) {
      TrainingDefinition definition =
          script(
              bench,
              "763104351884.dkr.ecr.us-east-1.amazonaws.com/tensorflow-training:2.14-gpu-py310",
              Map.of("model_dir", "\"s3://bucket/base/model\"", "_tuning_objective_metric", "auc"));
      TrainingJob job = run(bench, "child", definition, Bench.ADMINISTRATOR);

      assertCompleted(job);
      assertThat(bench.log("child"))
          .anyMatch(line -> line.contains("runs as a process of python3"))
          .contains("It is an image for GPUs; the program runs on the CPU")
          .endsWith(
              "['--model_dir', 's3://bucket/base/model/child/model'] s3://bucket/base/model/child/model 0");
    }
  }

  @Test
  void theContractOf2018IsServedByOurOwnRunner() throws IOException {
    // What the runner asks of TensorFlow, played by a module of a few lines.
    Files.writeString(code.resolve("tensorflow.py"), FakeTensorFlow.SOURCE);
    Files.writeString(code.resolve("train.py"), FakeTensorFlow.ENTRY_POINT);
    Files.delete(code.resolve("requirements.txt"));
    Files.writeString(code.resolve("packages.txt"), "clary_probe\n");
    try (var bench =
        new Bench(directory, SandboxUse.AUTO)
            .withPackages(Map.of("legacy-tensorflow", "python3"), wheels.arguments())
            .start()) {
      TrainingDefinition definition =
          script(
              bench,
              "520713654638.dkr.ecr.us-east-1.amazonaws.com/sagemaker-tensorflow:1.11-cpu-py2",
              Map.of(
                  "sagemaker_requirements", "\"packages.txt\"",
                  "training_steps", "200",
                  "evaluation_steps", "null",
                  "checkpoint_path", "\"file://" + directory.resolve("data/output/ck") + "\"",
                  "optimizer", "\"Adam\"",
                  "_tuning_objective_metric", "PR-AUC"));
      TrainingJob job = run(bench, "a", definition, Bench.ADMINISTRATOR);

      assertCompleted(job);
      assertThat(bench.log("a"))
          .contains("estimator Adam 1.0", "train 200 None", "evaluate None", "serve Adam");
      assertThat(bench.output("a", "model.tar.gz")).exists();
      // The newest export is the model; all are beside the checkpoints, which go on from there.
      Path kept = directory.resolve("data/output/ck/a/checkpoints");
      assertThat(kept.resolve("export/Servo/999999999/saved_model.pb")).exists();
      assertThat(kept.resolve("export/Servo/1000000000/saved_model.pb")).exists();
      assertThat(model("a")).containsExactly("export/Servo/1000000000/saved_model.pb");
    }
  }

  private List<String> model(String job) throws IOException {
    Path unpacked = Files.createDirectories(directory.resolve("unpacked"));
    Path archive = directory.resolve("data/output/%s/output/model.tar.gz".formatted(job));
    try (var in = Files.newInputStream(archive)) {
      TarArchive.extract(in, unpacked);
    }
    try (Stream<Path> files = Files.walk(unpacked)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> unpacked.relativize(file).toString())
          .toList();
    }
  }
}
