package dev.clary.server;

import static dev.clary.server.JobsServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that the whole server refuses for what this machine has and has not. */
class BadInputIT {
  @TempDir Path directory;
  private Server server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    var settings = Map.of("http.port", "0", "files.roots", directory.toString());
    server =
        Server.start(
            ServerConfig.load(directory.resolve("clary"), settings, Machine.here()),
            InstantSource.system());
    client = ServerIT.client(server.connection());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRightRequestIsAccepted() {
    create(request -> {});

    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  void dataThatIsNotThere() {
    assertRefused(
        request -> input(request, directory.resolve("nothing").toUri().toString()),
        directory.resolve("nothing").toString());
  }

  @Test
  void dataOutOfBounds() {
    assertRefused(request -> input(request, "file:///etc/passwd"), "/etc/passwd");
  }

  @Test
  void theKeysOfTheServer() {
    assertRefused(
        request -> input(request, directory.resolve("clary/keys.json").toUri().toString()),
        "keys.json");
  }

  @Test
  void anOutputThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefused(
        request -> output(request, file.resolve("below").toUri().toString()), file.toString());
  }

  @Test
  void anImageWithoutARuntime() {
    assertRefused(request -> image(request, "registry.local/unheard-of:1"), "unheard-of");
  }

  @Test
  void anImageThatIsRefusedByName() {
    assertRefused(request -> image(request, "registry.local/sagemaker-mxnet:1"), "mxnet");
  }

  @Test
  void aRegularExpressionThatMeansNothing() {
    assertRefused(request -> regex(request, "rmse=("), "rmse=(");
  }

  @Test
  void aRegularExpressionWithoutAGroup() {
    assertRefused(request -> regex(request, "rmse=.*"), "group");
  }

  @Test
  void aMetricThatNobodyDefines() {
    assertRefused(
        request ->
            ((ObjectNode)
                    request.at("/HyperParameterTuningJobConfig/HyperParameterTuningJobObjective"))
                .put("MetricName", "accuracy"),
        "A metric is required for this hyperparameter tuning job objective.");
  }

  @Test
  void fewerCombinationsThanJobs() {
    assertRefused(
        request ->
            ((ObjectNode) request.at("/HyperParameterTuningJobConfig/ResourceLimits"))
                .put("MaxNumberOfTrainingJobs", 101),
        "[100.0]");
  }

  @Test
  void aHyperparameterThatIsStaticAndTuned() {
    assertRefused(
        request ->
            ((ObjectNode) request.at("/TrainingJobDefinition/StaticHyperParameters")).put("x", "1"),
        "'x' is both static");
  }

  @Test
  void aCommandThatIsNoList() {
    assertRefused(
        request ->
            ((ObjectNode) request.at("/TrainingJobDefinition/StaticHyperParameters"))
                .put("clary_command", "rm -rf"),
        "clary_command");
  }

  @Test
  void moreThanALimitAllows() {
    ServiceException error =
        error(
            () ->
                create(
                    request ->
                        ((ObjectNode) request.at("/HyperParameterTuningJobConfig/ResourceLimits"))
                            .put("MaxParallelTrainingJobs", 101)));

    assertThat(error.code()).isEqualTo("ResourceLimitExceeded");
    assertThat(jobs()).isZero();
  }

  @Test
  void theDataDirectoryIsNobodyElsesBusiness() throws IOException {
    Path data = directory.resolve("clary");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("server.json"))))
        .isEqualTo("rw-------");
  }

  /** The request is refused in a sentence with that in it, and nothing is left behind. */
  private void assertRefused(Consumer<ObjectNode> wrong, String named) {
    ServiceException error = error(() -> create(wrong));

    assertThat(error.code()).as(error.getMessage()).isEqualTo("ValidationException");
    assertThat(error).hasMessageContaining(named);
    assertThat(jobs()).isZero();
  }

  private void create(Consumer<ObjectNode> change) {
    ObjectNode request = ServerIT.commandTuning("tried", directory);
    change.accept(request);
    client.call(new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"), request);
  }

  private int jobs() {
    return client
        .call(new Target(Service.SAGEMAKER, "ListHyperParameterTuningJobs"), Map.of())
        .get("HyperParameterTuningJobSummaries")
        .size();
  }

  private static void input(ObjectNode request, String uri) {
    ObjectNode definition = (ObjectNode) request.get("TrainingJobDefinition");
    ArrayNode channels = definition.putArray("InputDataConfig");
    ObjectNode channel = channels.addObject().put("ChannelName", "train");
    channel
        .putObject("DataSource")
        .putObject("S3DataSource")
        .put("S3DataType", "S3Prefix")
        .put("S3Uri", uri);
  }

  private static void output(ObjectNode request, String uri) {
    ((ObjectNode) request.at("/TrainingJobDefinition/OutputDataConfig")).put("S3OutputPath", uri);
  }

  private static void image(ObjectNode request, String image) {
    ((ObjectNode) request.at("/TrainingJobDefinition/AlgorithmSpecification"))
        .put("TrainingImage", image);
  }

  private static void regex(ObjectNode request, String regex) {
    ((ObjectNode) request.at("/TrainingJobDefinition/AlgorithmSpecification/MetricDefinitions/0"))
        .put("Regex", regex);
  }
}
