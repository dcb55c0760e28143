package dev.clary.objects.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class PreconditionsTest {
  private static final Instant MODIFIED = Instant.parse("2030-01-01T12:00:00.500Z");
  private static final Instant BEFORE = Instant.parse("2030-01-01T11:59:59Z");
  private static final Instant SAME_SECOND = Instant.parse("2030-01-01T12:00:00Z");
  private static final StoredObject OBJECT =
      new StoredObject("key", 1, "abc", MODIFIED, Attributes.none(), List.of());

  private static void check(Consumer<GetObjectRequest.Builder> conditions) {
    var request = GetObjectRequest.builder();
    conditions.accept(request);
    Preconditions.of(request.build()).check(OBJECT);
  }

  private static void assertStatus(int status, Consumer<GetObjectRequest.Builder> conditions) {
    assertThatThrownBy(() -> check(conditions))
        .isInstanceOfSatisfying(
            S3Exception.class, error -> assertThat(error.statusCode()).isEqualTo(status));
  }

  @Test
  void nothingAskedIsNothingRefused() {
    assertThatCode(() -> check(request -> {})).doesNotThrowAnyException();
  }

  @Test
  void anEtagMatchesQuotedOrNotAndAStarMatchesAll() {
    check(request -> request.ifMatch("\"abc\""));
    check(request -> request.ifMatch("abc"));
    check(request -> request.ifMatch("*"));
    check(request -> request.ifNoneMatch("\"other\""));

    assertStatus(412, request -> request.ifMatch("\"other\""));
    assertStatus(304, request -> request.ifNoneMatch("\"abc\""));
    assertStatus(304, request -> request.ifNoneMatch("*"));
  }

  @Test
  void timesCountInWholeSeconds() {
    check(request -> request.ifModifiedSince(BEFORE));
    check(request -> request.ifUnmodifiedSince(SAME_SECOND));

    assertStatus(304, request -> request.ifModifiedSince(SAME_SECOND));
    assertStatus(412, request -> request.ifUnmodifiedSince(BEFORE));
  }

  @Test
  void anEtagCountsMoreThanATime() {
    check(request -> request.ifMatch("abc").ifUnmodifiedSince(BEFORE));
    check(request -> request.ifNoneMatch("other").ifModifiedSince(SAME_SECOND));

    assertStatus(304, request -> request.ifNoneMatch("abc").ifModifiedSince(BEFORE));
  }

  @Test
  void aCopyOfWhatOneHasIsAFailedCondition() {
    var request = CopyObjectRequest.builder().copySourceIfNoneMatch("abc").build();

    assertThatThrownBy(() -> Preconditions.of(request).check(OBJECT))
        .isInstanceOfSatisfying(
            S3Exception.class, error -> assertThat(error.statusCode()).isEqualTo(412));
  }
}
