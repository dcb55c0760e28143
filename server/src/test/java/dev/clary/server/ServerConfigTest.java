package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.storage.OutsideObjects;
import dev.clary.service.engine.SandboxUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
  private static final Machine MACHINE =
      new Machine(Path.of("/home/ada"), Path.of("/usr/lib/jvm/jdk"), 8, Map.of("PATH", "/bin"));

  @TempDir Path directory;

  @Test
  void whatIsNotSetHasItsDefault() {
    ServerConfig config = ServerConfig.from(Map.of(), MACHINE);

    assertThat(config.dataDirectory()).isEqualTo(Path.of("/home/ada/.clary"));
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().names()).isEmpty();
    assertThat(config.place().region()).isEqualTo("us-east-1");
    assertThat(config.place().account()).isEqualTo("000000000000");
    assertThat(config.training().slots()).isEqualTo(16);
    assertThat(config.training().retries()).isEqualTo(2);
    assertThat(config.training().sandbox()).isEqualTo(SandboxUse.AUTO);
    assertThat(config.training().python()).isEqualTo("python3");
    assertThat(config.training().images()).isEmpty();
    assertThat(config.training().installation())
        .isEqualTo(
            new ServerConfig.Installation(
                Path.of("/home/ada/.cache/clary/runtimes"), List.of(), Map.of(), false));
    assertThat(config.training().algorithms()).isEmpty();
    assertThat(config.storage().fileRoots()).containsExactly(Path.of("/home/ada"));
    assertThat(config.storage().outside()).isEmpty();
    assertThat(config.certificate()).isEmpty();
    assertThat(config.limits().unfinishedJobs()).isEqualTo(100);
    assertThat(config.limits().trainingJobs()).isEqualTo(750);
    assertThat(config.limits().randomTrainingJobs()).isEqualTo(10_000);
    assertThat(config.limits().parallel()).isEqualTo(100);
  }

  @Test
  void everySettingIsRead() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("data.directory", "/data/clary");
    settings.put("http.host", "0.0.0.0");
    settings.put("http.port", "0");
    settings.put("http.names", "a.example.org, b.example.org");
    settings.put("region", "eu-central-1");
    settings.put("account", "123456789012");
    settings.put("training.slots", "3");
    settings.put("training.retries", "0");
    settings.put("sandbox", "required");
    settings.put("files.roots", "/data, /more/../mnt");
    settings.put("https.certificate", "/etc/clary/certificate.pem");
    settings.put("https.key", "/etc/clary/key.pem");
    settings.put("objects.endpoint", "https://store.example.org:9000");
    settings.put("objects.region", "eu-west-1");
    settings.put("objects.credentials", "/etc/clary/credentials");
    settings.put("runtimes.python", "/opt/python/bin/python3");
    settings.put("runtimes.images", "*/mine:* = script, other=command");
    settings.put("runtimes.cache", "/var/cache/clary");
    settings.put("runtimes.pip.arguments", "--index-url  https://example.org/simple");
    settings.put("runtimes.tensorflow.python", "/opt/tf/bin/python");
    settings.put("runtimes.legacy-tensorflow.python", "/opt/tf1/bin/python");
    settings.put("runtimes.scikit-learn.python", "python3.12");
    settings.put("runtimes.xgboost.python", "");
    settings.put("runtimes.pytorch.python", "/opt/torch/bin/python");
    settings.put("runtimes.pytorch.install", "true");
    settings.put("algorithms.classpath", "/lib/a.jar:/lib/b.jar");
    settings.put("limits.tuning-jobs", "1");
    settings.put("limits.training-jobs", "2");
    settings.put("limits.random-training-jobs", "3");
    settings.put("limits.parallel-training-jobs", "4");

    ServerConfig config = ServerConfig.from(settings, MACHINE);

    assertThat(config.dataDirectory()).isEqualTo(Path.of("/data/clary"));
    assertThat(config.http().host()).isEqualTo("0.0.0.0");
    assertThat(config.http().port()).isZero();
    assertThat(config.http().names()).containsExactlyInAnyOrder("a.example.org", "b.example.org");
    assertThat(config.place().region()).isEqualTo("eu-central-1");
    assertThat(config.place().account()).isEqualTo("123456789012");
    assertThat(config.training().slots()).isEqualTo(3);
    assertThat(config.training().retries()).isZero();
    assertThat(config.training().sandbox()).isEqualTo(SandboxUse.REQUIRED);
    assertThat(config.storage().fileRoots()).containsExactly(Path.of("/data"), Path.of("/mnt"));
    assertThat(config.certificate())
        .contains(
            new ServerConfig.GivenCertificate(
                Path.of("/etc/clary/certificate.pem"), Path.of("/etc/clary/key.pem")));
    assertThat(config.storage().outside())
        .contains(
            new OutsideObjects.Place(
                URI.create("https://store.example.org:9000"),
                "eu-west-1",
                Path.of("/etc/clary/credentials")));
    assertThat(config.training().python()).isEqualTo("/opt/python/bin/python3");
    assertThat(config.training().images().entrySet())
        .containsExactly(Map.entry("*/mine:*", "script"), Map.entry("other", "command"));
    assertThat(config.training().installation())
        .isEqualTo(
            new ServerConfig.Installation(
                Path.of("/var/cache/clary"),
                List.of("--index-url", "https://example.org/simple"),
                Map.of(
                    "tensorflow", "/opt/tf/bin/python",
                    "legacy-tensorflow", "/opt/tf1/bin/python",
                    "scikit-learn", "python3.12",
                    "pytorch", "/opt/torch/bin/python"),
                true));
    assertThat(config.training().algorithms())
        .containsExactly(Path.of("/lib/a.jar"), Path.of("/lib/b.jar"));
    assertThat(config.limits().unfinishedJobs()).isEqualTo(1);
    assertThat(config.limits().trainingJobs()).isEqualTo(2);
    assertThat(config.limits().randomTrainingJobs()).isEqualTo(3);
    assertThat(config.limits().parallel()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http.port              | 65536     | setting 'http.port': '65536' is not a whole number from 0 to 65535
          http.port              | eighty    | setting 'http.port': 'eighty' is not a whole number from 0 to 65535
          http.host              | a b       | setting 'http.host': 'a b' is not the name or address of an interface
          training.slots         | 0         | setting 'training.slots': '0' is not a whole number from 1 to 1024
          sandbox                | maybe     | setting 'sandbox': 'maybe' is not one of auto, required, off
          region                 | mars      | setting 'region': 'mars' is not a region such as us-east-1
          account                | 123       | setting 'account': '123' is not 12 digits
          runtimes.pytorch.install | yes     | setting 'runtimes.pytorch.install': 'yes' is not true or false
          files.roots            | data      | setting 'files.roots': 'data' is not an absolute path
          data.directory         | data      | setting 'data.directory': 'data' is not an absolute path
          runtimes.images        | a=docker  | setting 'runtimes.images': 'a=docker' is not PATTERN=RUNTIME, with a runtime of command, executable, legacy-tensorflow, pytorch, scikit-learn, script, tensorflow, xgboost, xgboost-script
          https.key              | /key      | settings 'https.certificate' and 'https.key' go together
          objects.endpoint       | store     | setting 'objects.endpoint': 'store' is not an address such as https://host:port
          objects.credentials    | keys      | setting 'objects.credentials': 'keys' is not an absolute path
          objects.credentials    | /keys     | settings 'objects.endpoint' and 'objects.credentials' go together
          http.prot              | 1         | setting 'http.prot' is unknown; did you mean 'http.port'?
          """)
  void aWrongSettingIsRefusedWithItsNameItsValueAndTheRule(
      String name, String value, String message) {
    assertThatThrownBy(() -> ServerConfig.from(Map.of(name, value), MACHINE))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(message);
  }

  @Test
  void aSettingUnlikeAnyOtherIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> ServerConfig.from(Map.of("colour", "red"), MACHINE))
        .hasMessageStartingWith("setting 'colour' is unknown; known are account, ")
        .hasMessageContaining("training.slots");
  }

  @Test
  void theFileInTheDataDirectoryIsReadAndTheCommandLineWins() throws IOException {
    Files.writeString(
        directory.resolve("clary.properties"), "http.port = 1\ntraining.slots: 2\n# a comment\n");

    ServerConfig config = ServerConfig.load(directory, Map.of("http.port", "3"), MACHINE);

    assertThat(config.dataDirectory()).isEqualTo(directory);
    assertThat(config.http().port()).isEqualTo(3);
    assertThat(config.training().slots()).isEqualTo(2);
  }

  @Test
  void theFileCannotMoveTheDirectoryItIsIn() throws IOException {
    Files.writeString(directory.resolve("clary.properties"), "data.directory = /elsewhere\n");

    assertThatThrownBy(() -> ServerConfig.load(directory, Map.of(), MACHINE))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("data.directory")
        .hasMessageContaining("--data");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path file = Files.createDirectory(directory.resolve("clary.properties"));

    assertThatThrownBy(() -> ServerConfig.load(directory, Map.of(), MACHINE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void theWholeFileSystemIsNeverARootByItself() {
    var nobody = new Machine(Path.of("/"), Path.of("/jdk"), 1, Map.of());
    ServerConfig config = ServerConfig.from(Map.of(), nobody);

    assertThat(config.storage().fileRoots()).isEmpty();
    assertThat(config.withFileRoot(Path.of("/")).storage().fileRoots()).isEmpty();
    assertThat(config.withFileRoot(Path.of("/data/./here")).storage().fileRoots())
        .containsExactly(Path.of("/data/here"));
  }

  @Test
  void environmentsAreWhereTheUsersCachesAre() {
    var machine =
        new Machine(
            Path.of("/home/ada"), Path.of("/jdk"), 1, Map.of("XDG_CACHE_HOME", "/caches/ada"));

    assertThat(ServerConfig.from(Map.of(), machine).training().installation().cache())
        .isEqualTo(Path.of("/caches/ada/clary/runtimes"));
  }

  @Test
  void fewCoresStillGetFourSlots() {
    var small = new Machine(Path.of("/home/ada"), Path.of("/jdk"), 1, Map.of());

    assertThat(ServerConfig.from(Map.of(), small).training().slots()).isEqualTo(4);
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/settings.md"));
    Set<String> documented =
        new TreeSet<>(
            Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList());

    assertThatThrownBy(() -> ServerConfig.from(Map.of("colour", "red"), MACHINE))
        .hasMessageEndingWith("known are " + String.join(", ", documented));
    assertThat(List.copyOf(documented)).isNotEmpty();
  }
}
