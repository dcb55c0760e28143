package dev.clary.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Puts a file at a URI: in one piece, or in parts where it is large. */
record Upload(S3Client client, ObjectUri target) {
  /** Of a part, which is held in memory; at most 10,000 parts make an object. */
  static final int PART_BYTES = 16 << 20;

  private static final int MOST_PARTS = 10_000;

  void put(Path file) throws IOException {
    long size = Files.size(file);
    if (size <= PART_BYTES) {
      client.putObject(
          put -> put.bucket(target.bucket()).key(target.key()), RequestBody.fromFile(file));
      return;
    }
    String upload =
        client
            .createMultipartUpload(create -> create.bucket(target.bucket()).key(target.key()))
            .uploadId();
    try {
      complete(upload, parts(upload, file, partBytes(size)));
    } catch (IOException | SdkException e) {
      abort(upload, e);
      throw e;
    }
  }

  static int partBytes(long size) {
    return (int) Math.max(PART_BYTES, (size + MOST_PARTS - 1) / MOST_PARTS);
  }

  private List<CompletedPart> parts(String upload, Path file, int partBytes) throws IOException {
    var parts = new ArrayList<CompletedPart>();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] bytes = in.readNBytes(partBytes);
          bytes.length > 0;
          bytes = in.readNBytes(partBytes)) {
        parts.add(part(upload, parts.size() + 1, RequestBody.fromBytes(bytes)));
      }
    }
    return parts;
  }

  private CompletedPart part(String upload, int number, RequestBody content) {
    String etag =
        client
            .uploadPart(
                part ->
                    part.bucket(target.bucket())
                        .key(target.key())
                        .uploadId(upload)
                        .partNumber(number),
                content)
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private void complete(String upload, List<CompletedPart> parts) {
    client.completeMultipartUpload(
        complete ->
            complete
                .bucket(target.bucket())
                .key(target.key())
                .uploadId(upload)
                .multipartUpload(uploaded -> uploaded.parts(parts)));
  }

  private void abort(String upload, Exception cause) {
    try {
      client.abortMultipartUpload(
          abort -> abort.bucket(target.bucket()).key(target.key()).uploadId(upload));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }
}
