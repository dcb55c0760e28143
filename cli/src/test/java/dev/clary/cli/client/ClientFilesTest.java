package dev.clary.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ClientFilesTest {
  private static final Destination DESTINATION =
      new Destination(
          URI.create("http://127.0.0.1:8080"),
          new KeyPair("AKIAEXAMPLE", "secret"),
          "us-east-1",
          "123456789012");
  private static final String MODULES = "/SageMaker/PythonSDK/Modules";

  @TempDir private Path home;

  @Test
  void profilesOfThePersonAreThereWithOurKeyInThem() throws IOException {
    write(
        ".aws/config",
        "[default]\nregion=x\n[profile work]\nsso_session = s\n[sso-session s]\n[services local]\n");
    write(".aws/credentials", "[home]\naws_secret_access_key = real\n");

    ClientFiles files = files(Map.of("AWS_PROFILE", "named"));

    assertThat(Files.readString(files.config()))
        .isEqualTo(
            """
            [default]
            region = us-east-1
            [profile home]
            region = us-east-1
            [profile named]
            region = us-east-1
            [profile work]
            region = us-east-1
            """);
    assertThat(Files.readString(files.credentials()))
        .contains("[work]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n")
        .doesNotContain("real");
  }

  @Test
  void profilesAreLookedForWhereTheEnvironmentSays() throws IOException {
    write(".aws/config", "[profile unseen]\n");
    Path config = write("elsewhere", "[profile seen]\n");

    ClientFiles files = files(Map.of("AWS_CONFIG_FILE", config.toString()));

    assertThat(Files.readString(files.config())).contains("[profile seen]").doesNotContain("unse");
  }

  @Test
  void onlyTheOwnerReadsTheKey() throws IOException {
    assertThat(Files.getPosixFilePermissions(files(Map.of()).credentials()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSdkIsToldItsDefaultBucketAndToTellNobody() throws IOException {
    JsonNode config = sageMaker(files(Map.of()));

    assertThat(config.at("/SchemaVersion").asString()).isEqualTo("1.0");
    assertThat(config.at(MODULES + "/TelemetryOptOut").asBoolean()).isTrue();
    assertThat(config.at(MODULES + "/Session/DefaultS3Bucket").asString())
        .isEqualTo("sagemaker-us-east-1-123456789012");
  }

  @Test
  void whatThePersonHasConfiguredForTheSdkStays() throws IOException {
    write(
        ".config/sagemaker/config.yaml",
        """
        SchemaVersion: '1.0'
        SageMaker:
          TrainingJob:
            RoleArn: arn:aws:iam::1:role/mine
          PythonSDK:
            Modules:
              TelemetryOptOut: false
              Session:
                DefaultS3Bucket: mine
        """);

    JsonNode config = sageMaker(files(Map.of()));

    assertThat(config.at("/SageMaker/TrainingJob/RoleArn").asString()).endsWith("role/mine");
    assertThat(config.at(MODULES + "/Session/DefaultS3Bucket").asString()).isEqualTo("mine");
    assertThat(config.at(MODULES + "/TelemetryOptOut").asBoolean()).isTrue();
  }

  @Test
  void theConfigurationThatAVariableNamesCountsInsteadOfTheUsualOne() throws IOException {
    write(".config/sagemaker/config.yaml", "A: usual\n");
    write("named/config.yaml", "A: named\n");
    Map<String, String> named =
        Map.of("SAGEMAKER_USER_CONFIG_OVERRIDE", home.resolve("named").toString());
    Map<String, String> inS3 = Map.of("SAGEMAKER_USER_CONFIG_OVERRIDE", "s3://bucket/config.yaml");

    assertThat(sageMaker(files(named)).at("/A").asString()).isEqualTo("named");
    assertThat(files(inS3).sageMaker()).isEmpty();
  }

  @Test
  void aConfigurationThatIsNoneIsNamed() throws IOException {
    Path file = write(".config/sagemaker/config.yaml", "a: [\n");

    assertThatThrownBy(() -> files(Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
    Path config = files(Map.of()).config();
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(config, old);

    files(Map.of());

    assertThat(Files.getLastModifiedTime(config)).isEqualTo(old);
  }

  private ClientFiles files(Map<String, String> environment) {
    return ClientFiles.write(
        home.resolve("client"), DESTINATION, new ClientFiles.Person(environment, home, "Linux"));
  }

  private static JsonNode sageMaker(ClientFiles files) throws IOException {
    return new YAMLMapper().readTree(Files.readString(files.sageMaker().orElseThrow()));
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
