package dev.clary.server.keys;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key of the program that an attempt of a training job runs.
 *
 * @param token must be sent along with every request
 * @param job name of the training job
 * @param createdAt when that job was created, to the millisecond: names can be used again
 * @param attempt number of the attempt, from 1
 */
public record JobKey(
    String accessKeyId,
    String secretAccessKey,
    String token,
    String job,
    Instant createdAt,
    int attempt) {

  public JobKey {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(token, "token");
    requireNonNull(job, "job");
    requireNonNull(createdAt, "createdAt");
  }

  /** Without the secret, so that no log ever holds one. */
  @Override
  public String toString() {
    return "key %s of attempt %d of %s".formatted(accessKeyId, attempt, job);
  }
}
