package dev.clary.objects.awssdk;

import dev.clary.objects.store.Condition;
import dev.clary.objects.store.Problem;
import dev.clary.objects.store.StoredObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What a read asks of an object, judged in the order of RFC 9110, section 13.2.2: a time counts
 * only without an ETag.
 *
 * @param unchanged what it means that the caller has the object already
 */
record Preconditions(
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    @Nullable Instant ifModifiedSince,
    @Nullable Instant ifUnmodifiedSince,
    Problem unchanged) {

  static Preconditions of(GetObjectRequest request) {
    return new Preconditions(
        request.ifMatch(),
        request.ifNoneMatch(),
        request.ifModifiedSince(),
        request.ifUnmodifiedSince(),
        Problem.NOT_MODIFIED);
  }

  /**
   * Of the source of a copy, where even the object the caller has already is a failed condition.
   */
  static Preconditions of(CopyObjectRequest request) {
    return new Preconditions(
        request.copySourceIfMatch(),
        request.copySourceIfNoneMatch(),
        request.copySourceIfModifiedSince(),
        request.copySourceIfUnmodifiedSince(),
        Problem.PRECONDITION_FAILED);
  }

  void check(StoredObject object) {
    boolean asMatched =
        ifMatch == null
            ? ifUnmodifiedSince == null || seconds(object) <= ifUnmodifiedSince.getEpochSecond()
            : Condition.matches(ifMatch, object);
    boolean asKnown =
        ifNoneMatch == null
            ? ifModifiedSince != null && seconds(object) <= ifModifiedSince.getEpochSecond()
            : Condition.matches(ifNoneMatch, object);
    if (!asMatched) {
      throw failed(Problem.PRECONDITION_FAILED);
    }
    if (asKnown) {
      throw failed(unchanged);
    }
  }

  /** As precise as the headers that carry times. */
  private static long seconds(StoredObject object) {
    return object.modified().getEpochSecond();
  }

  private static S3Exception failed(Problem problem) {
    return Refusals.of(problem, "At least one of the pre-conditions you specified did not hold");
  }
}
