package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.objects.ObjectStorage;
import dev.clary.server.certificate.ServerCertificate;
import dev.clary.server.http.HttpServer;
import dev.clary.server.keys.JobKeys;
import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Sessions;
import dev.clary.server.operation.Arns;
import dev.clary.server.operation.Operations;
import dev.clary.server.operation.Roles;
import dev.clary.server.operation.Services;
import dev.clary.server.storage.JobAccess;
import dev.clary.server.view.Views;
import dev.clary.service.store.SqlStore;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.SettableTime;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.tuning.TuningJobStore;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.service.tuning.TuningLimits;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** HTTP, operations and a real store, in which tests put jobs as they need them; nothing runs. */
public final class JobsServer implements AutoCloseable {
  public static final String ADMINISTRATOR = "AKIAADMINISTRATOR001";
  public static final String USER = "AKIAUSER000000000002";
  public static final String READER = "AKIAREADER0000000003";

  /** The seed of a tuning job that names none. */
  public static final long SEED = 4711;

  /** The roles that requests may name. */
  private static final List<String> ROLES =
      List.of(
          "arn:aws:iam::123456789012:role/Demo",
          "arn:aws:iam::123456789012:role/service-role/Clerk",
          "arn:aws:iam::123456789012:role/Tuner*");

  private final SqlStore store;
  private final SettableTime time = new SettableTime();
  private final Keys keys;
  private final ObjectStorage storage;
  private final Map<Service, Operations> operations;
  private final ServerCertificate certificate;
  private final HttpServer http;

  private JobsServer(
      SqlStore store,
      Keys keys,
      JobKeys jobKeys,
      ObjectStorage storage,
      ServerCertificate certificate) {
    this.store = store;
    this.keys = keys;
    this.storage = storage;
    this.certificate = certificate;
    var trainingJobs = new TrainingJobs(store.trainingJobs(), (definition, owner) -> {}, time);
    var tuningJobs =
        new TuningJobs(
            store.tuningJobs(),
            trainingJobs,
            (definition, owner) -> {},
            TuningLimits.DEFAULT,
            time);
    this.operations =
        new Services(
                new Arns("us-east-1", "123456789012"),
                new Services.Identities(
                    new Roles(ROLES), new Sessions(keys, InstantSource.system())),
                new Services.Kept(store.tags(), store.metrics(), Optional.empty()))
            .over(trainingJobs, tuningJobs, new Services.Defaults(2, () -> SEED), time);
    this.http =
        HttpServer.start(
            new HttpServer.Settings("127.0.0.1", 0, Set.of("tuner.example.org")),
            keys,
            InstantSource.system(),
            new HttpServer.Served(
                operations,
                new Views(
                    new Views.Facts(
                        "0.0-test", "/data", "us-east-1", "000000000000", "process", "off", 4),
                    Optional::empty,
                    trainingJobs,
                    tuningJobs),
                storage,
                new JobAccess(jobKeys, trainingJobs),
                Optional.empty(),
                certificate));
  }

  public static JobsServer start(Path directory) {
    try {
      Files.writeString(
          directory.resolve("keys.json"),
          """
          {"keys": [
            {"accessKeyId": "%s", "secretAccessKey": "secret1", "role": "admin",
             "created": "2030-01-01T00:00:00Z"},
            {"accessKeyId": "%s", "secretAccessKey": "secret2", "role": "user",
             "created": "2030-01-01T00:00:00Z"},
            {"accessKeyId": "%s", "secretAccessKey": "secret3", "role": "reader",
             "created": "2030-01-01T00:00:00Z"}]}
          """
              .formatted(ADMINISTRATOR, USER, READER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new JobsServer(
        SqlStore.open(directory.resolve("clary.db")),
        Keys.open(directory, InstantSource.system()),
        new JobKeys(directory),
        new ObjectStorage(directory.resolve("objects"), InstantSource.system()),
        ServerCertificate.own(directory, Set.of(), InstantSource.system()));
  }

  public URI url() {
    return http.url();
  }

  /** All that it serves, apart from objects. */
  public Map<Service, Operations> operations() {
    return operations;
  }

  /** The file that clients of HTTPS are to trust. */
  public Path certificate() throws IOException {
    return certificate.path();
  }

  /** A client that signs with one of the keys. */
  public ClaryClient client(String accessKeyId) {
    return new ClaryClient(url(), pair(accessKeyId), "us-east-1", InstantSource.system());
  }

  public KeyPair pair(String accessKeyId) {
    Key key = keys.find(accessKeyId).orElseThrow();
    return new KeyPair(key.accessKeyId(), key.secretAccessKey());
  }

  /** Makes a builder of AWS's SDK call this server with one of the keys. */
  public <C, B extends AwsClientBuilder<B, C>> C pointed(B builder, String accessKeyId) {
    KeyPair key = pair(accessKeyId);
    return pointed(builder, AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  /** Makes a builder of AWS's SDK call this server with credentials. */
  public <C, B extends AwsClientBuilder<B, C>> C pointed(B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(url())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  public TrainingJobStore trainingJobs() {
    return store.trainingJobs();
  }

  public TuningJobStore tuningJobs() {
    return store.tuningJobs();
  }

  /** Creates a tuning job by a request. */
  public void createTuningJob(String name) {
    client(ADMINISTRATOR)
        .call(
            new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"),
            Requests.tuningJob(name));
  }

  /** Stores a training job that a tuning job launched, with its tuning job's request. */
  public TrainingJob launch(String tuningJob, int number) {
    TrainingJob sample = SampleTraining.launched(tuningJob, number);
    var spec =
        new TrainingSpec(
            sample.name(),
            sample.spec().owner(),
            sample.spec().origin(),
            sample.spec().definition(),
            Requests.tuningJob(tuningJob).toString());
    var job =
        new TrainingJob(
            spec,
            sample.status(),
            sample.transitions(),
            sample.attempt(),
            sample.failure(),
            sample.latestMetrics(),
            sample.stopRequested(),
            sample.createdAt(),
            sample.modifiedAt());
    trainingJobs().insert(job);
    return job;
  }

  /** What jobs are created at. */
  public SettableTime time() {
    return time;
  }

  /** The error that a call is answered with. */
  public static ServiceException error(ThrowingCallable call) {
    ServiceException error = catchThrowableOfType(ServiceException.class, call);
    assertThat(error).as("an error").isNotNull();
    return error;
  }

  @Override
  public void close() {
    http.close();
    storage.close();
    store.close();
  }
}
