package dev.clary.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.JobsServer;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Against the S3 of a second server. */
class OutsideObjectsIT extends ObjectStoreContract {
  @TempDir Path directory;
  private JobsServer other;
  private OutsideObjects store;

  @BeforeEach
  void open() throws IOException {
    other = JobsServer.start(directory);
    try (S3Client client =
        other.pointed(S3Client.builder().forcePathStyle(true), JobsServer.USER)) {
      client.createBucket(create -> create.bucket(BUCKET));
    }
    store = store(other.url(), other.pair(JobsServer.USER));
  }

  private OutsideObjects store(URI url, KeyPair key) throws IOException {
    Path credentials = directory.resolve("credentials");
    Files.writeString(
        credentials,
        """
        [default]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        """
            .formatted(key.accessKeyId(), key.secretAccessKey()));
    return new OutsideObjects(new OutsideObjects.Place(url, "us-east-1", credentials));
  }

  @AfterEach
  void close() {
    store.close();
    other.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void aStoreThatDoesNotAnswerIsNamed() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:1");

    try (OutsideObjects unreachable = store(nobody, other.pair(JobsServer.USER))) {
      var owner = new Owner(JobsServer.USER, false);

      assertThatThrownBy(() -> unreachable.check("s3://jobs/x", owner, ObjectStore.Access.WRITE))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(nobody.toString());
      assertThatThrownBy(() -> unreachable.list("s3://jobs/x", owner))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(nobody.toString());
    }
  }

  @Test
  void aKeyThatMayNotWriteFailsThePut() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "text");

    try (OutsideObjects reading = store(other.url(), other.pair(JobsServer.READER))) {
      assertThatThrownBy(() -> reading.put("s3://jobs/x", file, new Owner(JobsServer.USER, false)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("s3://jobs/x");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1L << 30, 160L << 30, 5L << 40})
  void partsAreNeverTooManyNorTooLarge(long size) {
    int part = Upload.partBytes(size);

    assertThat((size + part - 1) / part).isLessThanOrEqualTo(10_000);
  }
}
