package dev.clary.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.sigv4.KeyPair;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientEnvironmentTest {
  private static final Destination DESTINATION =
      new Destination(
          URI.create("http://127.0.0.1:8080"),
          new KeyPair("AKIAEXAMPLE", "it's secret"),
          "eu-west-1",
          "123456789012");
  private static final ClientFiles FILES =
      new ClientFiles(
          Path.of("/data/client/python"),
          Path.of("/data/client/config"),
          Path.of("/data/client/credentials"),
          Optional.of(Path.of("/data/client/sagemaker.yaml")));

  @Test
  void allThatClientsAskForIsSet() {
    Map<String, String> changed = changed(Map.of("PATH", "/bin"));

    assertThat(changed)
        .containsOnly(
            Map.entry("PATH", "/bin"),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:8080"),
            Map.entry("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "it's secret"),
            Map.entry("AWS_REGION", "eu-west-1"),
            Map.entry("AWS_DEFAULT_REGION", "eu-west-1"),
            Map.entry("AWS_CONFIG_FILE", "/data/client/config"),
            Map.entry("AWS_SHARED_CREDENTIALS_FILE", "/data/client/credentials"),
            Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
            Map.entry("PYTHONPATH", "/data/client/python"),
            Map.entry("SAGEMAKER_USER_CONFIG_OVERRIDE", "/data/client/sagemaker.yaml"));
  }

  @Test
  void whatWouldLeadToAwsIsTakenAway() {
    Map<String, String> changed =
        changed(
            Map.of(
                "AWS_PROFILE", "work",
                "AWS_SESSION_TOKEN", "of the real key",
                "AWS_ENDPOINT_URL_S3", "https://s3.example.org",
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true",
                "AWS_ACCESS_KEY_ID", "AKIAREAL"));

    assertThat(changed)
        .doesNotContainKeys(
            "AWS_PROFILE",
            "AWS_SESSION_TOKEN",
            "AWS_ENDPOINT_URL_S3",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        .containsEntry("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
  }

  @Test
  void aProxyIsNotAskedForOurHost() {
    assertThat(changed(Map.of("HTTPS_PROXY", "http://proxy:3128")))
        .containsEntry("NO_PROXY", "127.0.0.1")
        .containsEntry("no_proxy", "127.0.0.1");
    assertThat(changed(Map.of("http_proxy", "http://proxy:3128", "no_proxy", "a.org, b.org")))
        .containsEntry("no_proxy", "a.org, b.org,127.0.0.1");
    assertThat(changed(Map.of())).doesNotContainKeys("NO_PROXY", "no_proxy");
  }

  @Test
  void ourDirectoryComesFirstOnThePathOfPython() {
    assertThat(changed(Map.of("PYTHONPATH", "/a:/b")))
        .containsEntry("PYTHONPATH", "/data/client/python:/a:/b");
  }

  @Test
  void aChangedEnvironmentDoesNotChangeAgain() {
    Map<String, String> once =
        changed(Map.of("PYTHONPATH", "/a", "HTTP_PROXY", "http://proxy", "NO_PROXY", "a.org"));

    assertThat(changed(once)).isEqualTo(once);
  }

  @Test
  void aConfigurationOfSageMakerThatWeCannotReadStaysInPlace() {
    var files =
        new ClientFiles(FILES.python(), FILES.config(), FILES.credentials(), Optional.empty());

    assertThat(ClientEnvironment.of(DESTINATION, files, Map.of()).set())
        .doesNotContainKey("SAGEMAKER_USER_CONFIG_OVERRIDE");
  }

  @Test
  void aShellIsGivenQuotedValues() {
    assertThat(
            ClientEnvironment.of(DESTINATION, FILES, Map.of("AWS_ENDPOINT_URL_S3", "x")).exports())
        .contains(
            "unset AWS_PROFILE",
            "unset AWS_ENDPOINT_URL_S3",
            "export AWS_ENDPOINT_URL=http://127.0.0.1:8080",
            "export AWS_SECRET_ACCESS_KEY='it'\\''s secret'");
  }

  private static Map<String, String> changed(Map<String, String> present) {
    var environment = new HashMap<>(present);
    ClientEnvironment.of(DESTINATION, FILES, present).apply(environment);
    return environment;
  }
}
