package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.Listing;
import dev.clary.objects.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A server in a process of its own, killed in the middle of uploads. */
final class CrashIT {
  private static final String BUCKET = "bucket";
  private static final String PARTS = "parts/";
  private static final int THREADS = 4;
  private static final int ROUNDS = 3;
  private static final int PART_BYTES = 5 << 20;
  private static final int BIG_BYTES = 150 << 20;

  @TempDir Path directory;

  /** The last content that a key was acknowledged to have, and the last that was sent to it. */
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  private final Map<String, Long> sent = new ConcurrentHashMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void whatWasAcknowledgedIsThereAndNothingIsTorn(long seed) throws Exception {
    var random = new SplittableRandom(seed);

    for (int round = 0; round < ROUNDS; round++) {
      upload(round, 10 + random.nextInt(40));
      check();
    }

    assertThat(acknowledged).hasSizeGreaterThan(20);
  }

  /**
   * Uploads by several threads until so many objects are acknowledged, and kills the server there.
   */
  private void upload(int round, int objects) throws Exception {
    try (ServerProcess server = ServerProcess.start(directory.resolve("objects"), "-Xmx128m")) {
      try (S3Client s3 = S3Clients.client(server.url())) {
        if (round == 0) {
          s3.createBucket(request -> request.bucket(BUCKET));
        }
        var enough = new CountDownLatch(objects);
        var threads =
            IntStream.range(0, THREADS)
                .mapToObj(
                    thread ->
                        new Thread(() -> uploadUntilCut(s3, round * THREADS + thread, enough)))
                .toList();
        threads.forEach(Thread::start);
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (Thread thread : threads) {
          thread.join(TimeUnit.SECONDS.toMillis(60));
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }

  /** Each stream has keys of its own, so that the order of what is put under one key is known. */
  private void uploadUntilCut(S3Client s3, int stream, CountDownLatch enough) {
    var random = new SplittableRandom(stream);
    try {
      while (true) {
        boolean inParts = random.nextInt(10) == 0;
        String key = (inParts ? PARTS : "whole/") + stream + "/" + random.nextInt(10);
        long content = random.nextLong();
        sent.put(key, content);
        if (inParts) {
          uploadParts(s3, key, content);
        } else {
          s3.putObject(
              request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content(content)));
        }
        acknowledged.put(key, content);
        enough.countDown();
      }
    } catch (SdkException | UncheckedIOException e) {
      // The server was killed; what was not acknowledged may or may not be there.
      enough.countDown();
    }
  }

  private static void uploadParts(S3Client s3, String key, long content) {
    String upload = s3.createMultipartUpload(request -> request.bucket(BUCKET).key(key)).uploadId();
    byte[] first = new byte[PART_BYTES];
    Arrays.fill(first, (byte) content);
    List<CompletedPart> parts =
        List.of(
            uploadPart(s3, key, upload, 1, first),
            uploadPart(s3, key, upload, 2, content(content)));
    s3.completeMultipartUpload(
        request ->
            request.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts)));
  }

  private static CompletedPart uploadPart(
      S3Client s3, String key, String upload, int number, byte[] bytes) {
    String etag =
        s3.uploadPart(
                request -> request.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  /** Content begins with its seed, so that whatever is found says what it should be. */
  private static byte[] content(long seed) {
    var random = new SplittableRandom(seed);
    byte[] bytes = new byte[Long.BYTES + random.nextInt(300_000)];
    random.nextBytes(bytes);
    ByteBuffer.wrap(bytes).putLong(seed);
    return bytes;
  }

  private void check() throws IOException {
    try (DurableStore store =
        DurableStore.open(directory.resolve("objects"), InstantSource.system())) {
      for (StoredObject object : store.list(BUCKET, Listing.Query.all("")).objects()) {
        long found = checkWhole(store, object);
        assertThat(found).isIn(acknowledged.get(object.key()), sent.get(object.key()));
        acknowledged.put(object.key(), found);
      }
      for (String key : acknowledged.keySet()) {
        assertThat(store.find(BUCKET, key)).as(key).isPresent();
      }
      assertThat(contentFiles()).isEqualTo(referenced(store));
    }
  }

  private static long checkWhole(DurableStore store, StoredObject object) throws IOException {
    try (InputStream in = store.open(BUCKET, object.key()).content()) {
      byte[] bytes = in.readAllBytes();
      int from = object.key().startsWith(PARTS) ? PART_BYTES : 0;
      long seed = ByteBuffer.wrap(bytes, from, Long.BYTES).getLong();
      assertThat(Arrays.equals(Arrays.copyOfRange(bytes, from, bytes.length), content(seed)))
          .as("content of %s", object.key())
          .isTrue();
      return seed;
    }
  }

  private long contentFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects/content"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static long referenced(DurableStore store) {
    long objects =
        store.list(BUCKET, Listing.Query.all("")).objects().stream()
            .mapToLong(object -> object.key().startsWith(PARTS) ? 2 : 1)
            .sum();
    return objects
        + store.uploads(BUCKET).stream().mapToLong(upload -> store.parts(upload.id()).size()).sum();
  }

  @Test
  void aLargeSignedPutIsNotHeldInMemory() throws Exception {
    try (ServerProcess server = ServerProcess.start(directory.resolve("objects"), "-Xmx48m");
        S3Client s3 = S3Clients.client(server.url())) {
      s3.createBucket(request -> request.bucket(BUCKET));
      Path file = directory.resolve("file");
      byte[] block = new byte[1 << 20];
      try (var out = Files.newOutputStream(file)) {
        for (int written = 0; written < BIG_BYTES; written += block.length) {
          out.write(block);
        }
      }

      int status = new SignedFile(server.url(), file).put("/" + BUCKET + "/big");

      assertThat(status).isEqualTo(200);
      assertThat(s3.headObject(request -> request.bucket(BUCKET).key("big")).contentLength())
          .isEqualTo(BIG_BYTES);
    }
  }
}
