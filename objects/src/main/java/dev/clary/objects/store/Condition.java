package dev.clary.objects.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the object under a key for a write to happen; judged in the same instant as the
 * write.
 *
 * @param ifMatch an ETag, quoted or not, or {@code *} for any object; null asks nothing
 * @param ifNoneMatch the same, for what must not be there
 */
public record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
  private static final String ANY = "*";

  /** Always holds. */
  public static Condition none() {
    return new Condition(null, null);
  }

  /** Holds where the key has no object yet. */
  public static Condition absent() {
    return new Condition(null, ANY);
  }

  /**
   * Refuses a write whose condition does not hold.
   *
   * @throws ObjectRefusedException NoSuchKey where a match was asked for and nothing is there, else
   *     PreconditionFailed
   */
  void check(String key, Optional<StoredObject> present) {
    if (ifMatch != null) {
      StoredObject object =
          present.orElseThrow(
              () ->
                  new ObjectRefusedException(
                      Problem.NO_SUCH_KEY, "no object '%s' to match".formatted(key)));
      if (!matches(ifMatch, object)) {
        throw failed("If-Match", key);
      }
    }
    if (ifNoneMatch != null && present.isPresent() && matches(ifNoneMatch, present.get())) {
      throw failed("If-None-Match", key);
    }
  }

  /** Whether an ETag from a header, quoted or not, or {@code *}, is that of the object. */
  public static boolean matches(String etag, StoredObject object) {
    return etag.equals(ANY) || etag.replace("\"", "").equals(object.etag());
  }

  private static ObjectRefusedException failed(String header, String key) {
    return new ObjectRefusedException(
        Problem.PRECONDITION_FAILED,
        "At least one of the pre-conditions you specified did not hold: %s of '%s'"
            .formatted(header, key));
  }
}
