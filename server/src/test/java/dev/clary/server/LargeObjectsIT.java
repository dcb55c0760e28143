package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.keys.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server of its own, with little memory, that is given more than it could hold, and is killed.
 */
class LargeObjectsIT {
  private static final String MEMORY = "-Xmx96m";
  private static final int BLOCKS = 256;
  private static final int BLOCK = 1 << 20;
  private static final String BUCKET = "large";
  private static final long DEADLINE_SECONDS = 60;

  @TempDir Path directory;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = launch();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                LargeObjectsIT.class.getName(),
                data().toString()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()));
    return builder.start();
  }

  private Path data() {
    return directory.resolve("data");
  }

  /** Serves a data directory until it is killed. */
  public static void main(String... arguments) throws InterruptedException {
    var config = ServerConfig.load(Path.of(arguments[0]), Map.of("http.port", "0"), Machine.here());
    try (Server server = Server.start(config, InstantSource.system())) {
      assertThat(server.connection().url()).isNotNull();
      new CountDownLatch(1).await();
    }
  }

  private Server.Connection connection() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    Optional<Server.Connection> found = Server.running(data(), InstantSource.system());
    while (found.isEmpty()) {
      assertThat(process.isAlive()).as("the server lives").isTrue();
      assertThat(System.nanoTime()).as("time").isLessThan(deadline);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
      found = Server.running(data(), InstantSource.system());
    }
    return found.get();
  }

  private S3Client client(boolean chunked) throws InterruptedException {
    Server.Connection connection = connection();
    Key key = connection.key();
    return S3Client.builder()
        .endpointOverride(connection.url())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(chunked))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
        .build();
  }

  /** Each block differs from the others, so that none may be missing or in another's place. */
  private Path file() throws IOException {
    Path file = directory.resolve("file");
    var block = new byte[BLOCK];
    new SplittableRandom(4711).nextBytes(block);
    try (SeekableByteChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int number = 0; number < BLOCKS; number++) {
        ByteBuffer bytes = ByteBuffer.wrap(block).putInt(number).rewind();
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSignedPutOfMoreThanTheMemorySurvivesTheEndOfTheServer(boolean chunked) throws Exception {
    Path file = file();
    try (S3Client s3 = client(chunked)) {
      s3.createBucket(create -> create.bucket(BUCKET));
      s3.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromFile(file));
    }

    process.destroyForcibly();
    process.onExit().join();
    Files.delete(data().resolve("server.json"));
    process = launch();

    try (S3Client s3 = client(chunked);
        InputStream got = s3.getObject(get -> get.bucket(BUCKET).key("k"));
        InputStream expected = Files.newInputStream(file)) {
      for (int number = 0; number < BLOCKS; number++) {
        assertThat(got.readNBytes(BLOCK)).isEqualTo(expected.readNBytes(BLOCK));
      }
      assertThat(got.read()).isEqualTo(-1);
    }
  }
}
