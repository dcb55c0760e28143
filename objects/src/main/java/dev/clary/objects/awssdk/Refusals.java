package dev.clary.objects.awssdk;

import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The store's refusals as the exceptions of the AWS SDK that the protocol handler knows. */
final class Refusals {
  private Refusals() {}

  /** Something that the store does. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws IOException;
  }

  /** Does something, and throws what the handler understands if the store refuses. */
  static <T> T translated(Action<T> action) {
    try {
      return action.run();
    } catch (ObjectRefusedException e) {
      throw of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that the store does and that has no result. */
  @FunctionalInterface
  interface Change {
    void run() throws IOException;
  }

  /** As {@link #translated}, without a result. */
  static void done(Change change) {
    translated(
        () -> {
          change.run();
          return true;
        });
  }

  private static S3Exception of(ObjectRefusedException refusal) {
    return of(refusal.problem(), String.valueOf(refusal.getMessage()));
  }

  /** A refusal with S3's code and status. */
  static S3Exception of(Problem problem, String message) {
    S3Exception.Builder builder =
        switch (problem) {
          case NO_SUCH_BUCKET -> NoSuchBucketException.builder();
          case NO_SUCH_KEY -> NoSuchKeyException.builder();
          default -> S3Exception.builder();
        };
    builder.message(message);
    builder.statusCode(problem.status());
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(problem.code()).errorMessage(message).build());
    return (S3Exception) builder.build();
  }
}
