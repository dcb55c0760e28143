package dev.clary.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the sessions of a botocore, here one of three lines, in real Pythons. */
final class SitecustomizeIT {
  private static final String SESSION =
      """
      class Session(object):
          def create_client(self, service_name, region_name=None, api_version=None, use_ssl=True,
                            verify=None, endpoint_url=None):
              return endpoint_url
      """;
  private static final String PROBE =
      """
      import sys
      assert 'botocore' not in sys.modules
      import botocore.session
      session = botocore.session.Session()
      print(session.create_client('sts'))
      print(session.create_client('sts', endpoint_url='https://sts.us-east-1.amazonaws.com'))
      print(session.create_client('sts', None, None, True, None, 'https://sts.amazonaws.com'))
      print(session.create_client('s3', endpoint_url='http://minio.example.org'))
      print(getattr(sys, 'hidden', None))
      """;

  @TempDir private Path home;
  private Path ours;

  @BeforeEach
  void files() throws IOException {
    var destination =
        new Destination(URI.create("http://here"), new KeyPair("AKIA", "s"), "us-east-1", "1");
    ours =
        ClientFiles.write(
                home.resolve("client"),
                destination,
                new ClientFiles.Person(Map.of(), home, "Linux"))
            .python();
    Path botocore = Files.createDirectories(home.resolve("lib/botocore"));
    Files.writeString(botocore.resolve("__init__.py"), "");
    Files.writeString(botocore.resolve("session.py"), SESSION);
    Path theirs = Files.createDirectories(home.resolve("theirs"));
    Files.writeString(theirs.resolve("sitecustomize.py"), "import sys\nsys.hidden = 'ran'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3", "python2.7"})
  void clientsOfAwsCallUsAndOthersTheirOwnAndAHiddenCustomizationRuns(String python)
      throws IOException, InterruptedException {
    assumeTrue(runs(python));

    assertThat(lines(python, ours, home.resolve("lib"), home.resolve("theirs")))
        .containsExactly(
            "http://here", "http://here", "http://here", "http://minio.example.org", "ran");
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3", "python2.7"})
  void noCustomizationNeedBeHidden(String python) throws IOException, InterruptedException {
    assumeTrue(runs(python));

    assertThat(lines(python, ours, home.resolve("lib"))).startsWith("http://here").hasSize(5);
  }

  private List<String> lines(String python, Path... path) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(python, "-c", PROBE).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("AWS_ENDPOINT_URL", "http://here");
    environment.put(
        "PYTHONPATH", String.join(":", List.of(path).stream().map(Path::toString).toList()));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return text.lines().toList();
  }

  /** Some machines have a name for an interpreter that is not there. */
  private static boolean runs(String python) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
