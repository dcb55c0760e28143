package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.Channel;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What programs of each kind see and leave, in the sandbox and without it. */
final class ProgramsIT {
  private static final String TRAIN =
      """
      import argparse, json, os, sys
      parser = argparse.ArgumentParser()
      parser.add_argument('--lr', type=float)
      parser.add_argument('--name')
      parser.add_argument('-k', type=int)
      parser.add_argument('--model-dir', default=os.environ['SM_MODEL_DIR'])
      args = parser.parse_args()
      base = os.environ.get('SAGEMAKER_BASE_DIR', '/opt/ml')
      environment = json.loads(os.environ['SM_TRAINING_ENV'])
      assert environment['hyperparameters'] == {'lr': 0.003, 'name': 'a b', 'k': 7}, environment
      assert json.loads(os.environ['SM_HPS']) == environment['hyperparameters']
      assert os.environ['SM_HP_LR'] == '0.003' and os.environ['SM_HP_NAME'] == 'a b'
      assert json.loads(os.environ['SM_CHANNELS']) == ['train']
      assert os.environ['SM_CHANNEL_TRAIN'] == base + '/input/data/train'
      assert args.model_dir == base + '/model'
      assert os.getcwd() == base + '/code', os.getcwd()
      assert json.load(open(base + '/input/config/hyperparameters.json'))['lr'] == '0.003'
      import beside
      rows = open(os.environ['SM_CHANNEL_TRAIN'] + '/rows.csv').read().split()
      print('accuracy=%s' % (len(rows) / 4), beside.NAME, os.environ['TRAINING_JOB_NAME'])
      open(args.model_dir + '/weights', 'w').write('w')
      open(os.environ['SM_OUTPUT_DATA_DIR'] + '/plot', 'w').write('p')
      """;

  @TempDir Path directory;

  private TrainingDefinition script(Bench bench, String program, String source) {
    var hyperparameters = new TreeMap<String, String>();
    hyperparameters.put("sagemaker_program", "\"" + program + "\"");
    hyperparameters.put("sagemaker_submit_directory", source);
    hyperparameters.put("lr", "0.003");
    hyperparameters.put("name", "\"a b\"");
    hyperparameters.put("k", "7");
    hyperparameters.put("_tuning_objective_metric", "accuracy");
    TrainingDefinition definition =
        bench.definition(
            new Algorithm("any/image:1", List.of(), List.of(), List.of(Bench.ACCURACY)),
            hyperparameters);
    return Bench.withChannels(definition, List.of(train()));
  }

  private Channel train() {
    return new Channel(
        "train",
        "file://" + directory.resolve("rows"),
        Optional.of("text/csv"),
        InputMode.FILE,
        false);
  }

  private Path code(String program, String text) throws IOException {
    Path code = Files.createDirectories(directory.resolve("code"));
    Files.writeString(code.resolve(program), text);
    Files.writeString(code.resolve("beside.py"), "NAME = 'beside'\n");
    Files.writeString(
        Files.createDirectories(directory.resolve("rows")).resolve("rows.csv"), "1\n2\n3\n");
    return code;
  }

  private TrainingJob run(Bench bench, TrainingDefinition definition) {
    bench.start();
    bench.jobs.create(Bench.spec("a", definition, Bench.ADMINISTRATOR));
    return bench.awaitEnd("a");
  }

  @ParameterizedTest
  @EnumSource(
      value = SandboxUse.class,
      names = {"AUTO", "OFF"})
  void aScriptSeesEverythingThatScriptModePromises(SandboxUse use) throws IOException {
    Path code = code("train.py", TRAIN);
    try (var bench = new Bench(directory, use)) {
      TrainingJob job = run(bench, script(bench, "train.py", "file://" + code));

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a")).containsExactly("accuracy=0.75 beside a");
      assertThat(bench.output("a", "model.tar.gz")).exists();
      assertThat(bench.output("a", "output.tar.gz")).exists();
    }
  }

  @Test
  void aScriptComesFromAnArchiveToo() throws IOException {
    Path code = code("train.py", TRAIN);
    Path archive = directory.resolve("sourcedir.tar.gz");
    TarArchive.write(code, archive, () -> {});
    try (var bench = new Bench(directory, SandboxUse.AUTO)) {
      TrainingJob job = run(bench, script(bench, "train.py", "file://" + archive));

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
    }
  }

  @Test
  void aShellScriptIsStartedWithItsArgumentsUnharmed() throws IOException {
    Path code = code("train.sh", "#!/bin/sh\nfor a in \"$@\"; do echo \"<$a>\"; done\n");
    try (var bench = new Bench(directory, SandboxUse.AUTO)) {
      TrainingJob job = run(bench, script(bench, "train.sh", "file://" + code));

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a"))
          .containsExactly("<-k>", "<7>", "<--lr>", "<0.003>", "<--name>", "<a b>");
    }
  }

  @Test
  void anEntryPointFindsItsTreeAndMayReachNothingElse() throws IOException {
    code("unused", "");
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    try (var bench = new Bench(directory, SandboxUse.AUTO)) {
      String script =
          "cd ${SAGEMAKER_BASE_DIR:-/opt/ml}; cat input/data/train/rows.csv | wc -l; "
              + "cat input/config/inputdataconfig.json; echo; echo $TRAINING_JOB_ARN; "
              + "cat "
              + secret
              + " 2>/dev/null || echo hidden";
      TrainingDefinition definition =
          Bench.withChannels(bench.entrypoint(script, Map.of()), List.of(train()));
      TrainingJob job = run(bench, definition);

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a"))
          .containsExactly(
              "3",
              "{\"train\":{\"ContentType\":\"text/csv\",\"TrainingInputMode\":\"File\","
                  + "\"S3DistributionType\":\"FullyReplicated\",\"RecordWrapperType\":\"None\"}}",
              "arn:aws:sagemaker:us-east-1:000000000000:training-job/a",
              bench.engine.hasSandbox() ? "hidden" : "secret");
    }
  }

  @Test
  void aModelMayBePutFileByFile() throws IOException {
    try (var bench = new Bench(directory, SandboxUse.OFF)) {
      TrainingDefinition packed =
          bench.command("mkdir $SM_MODEL_DIR/d; echo m >$SM_MODEL_DIR/d/m", Map.of());
      var definition =
          new TrainingDefinition(
              packed.algorithm(),
              packed.hyperparameters(),
              packed.environment(),
              packed.channels(),
              new OutputLocation(packed.output().uri(), false),
              packed.limits(),
              packed.instanceType(),
              false);
      TrainingJob job = run(bench, definition);

      assertThat(job.status()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.output("a", "model/d/m")).hasContent("m");
    }
  }

  @Test
  void aModelDirectoryThatBecameALinkIsNotPutAway() throws IOException {
    try (var bench = new Bench(directory, SandboxUse.OFF)) {
      TrainingJob job =
          run(
              bench,
              bench.command("rmdir $SM_MODEL_DIR; ln -s /etc $SM_MODEL_DIR; exit 0", Map.of()));

      assertThat(job.status()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.output("a", "model.tar.gz")).doesNotExist();
    }
  }

  @Test
  void artifactsThatCannotBePutFailTheJobAndDoNotRunItAgain() throws IOException {
    try (var bench = new Bench(directory, SandboxUse.OFF)) {
      Path output = directory.resolve("data/output");
      String script = "echo start >>$PWD/starts; echo m >$SM_MODEL_DIR/m; echo >" + output;
      TrainingJob job = run(bench, bench.command(script, Map.of()));

      assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
      assertThat(job.failure().orElseThrow().reason()).contains("artifacts could not be put");
      assertThat(Files.readAllLines(directory.resolve("starts"))).hasSize(1);
    }
  }

  @Test
  void anAdministratorsEntryPointOutsideOfTheSystemIsSeen() throws IOException {
    Path tool = Files.createDirectories(directory.resolve("tool")).resolve("run.sh");
    Files.writeString(tool, "#!/bin/sh\necho accuracy=1\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    try (var bench = new Bench(directory, SandboxUse.AUTO)) {
      TrainingJob job =
          run(
              bench,
              bench.definition(
                  new Algorithm("example/tool:1", List.of(tool.toString()), List.of(), List.of()),
                  Map.of()));

      assertThat(job.status()).as("%s", job.failure()).isEqualTo(TrainingStatus.COMPLETED);
      assertThat(bench.log("a")).containsExactly("accuracy=1");
    }
  }
}
