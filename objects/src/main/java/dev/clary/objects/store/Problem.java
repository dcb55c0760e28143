package dev.clary.objects.store;

/**
 * Why the store refuses, in S3's own words: its error code and the HTTP status that goes with it.
 */
public enum Problem {
  ACCESS_DENIED("AccessDenied", 403),
  BAD_DIGEST("BadDigest", 400),
  BUCKET_ALREADY_OWNED_BY_YOU("BucketAlreadyOwnedByYou", 409),
  BUCKET_NOT_EMPTY("BucketNotEmpty", 409),
  INCOMPLETE_BODY("IncompleteBody", 400),
  INVALID_ARGUMENT("InvalidArgument", 400),
  INVALID_BUCKET_NAME("InvalidBucketName", 400),
  INVALID_PART("InvalidPart", 400),
  INVALID_RANGE("InvalidRange", 416),
  KEY_TOO_LONG("KeyTooLongError", 400),
  NO_SUCH_BUCKET("NoSuchBucket", 404),
  NO_SUCH_KEY("NoSuchKey", 404),
  NO_SUCH_UPLOAD("NoSuchUpload", 404),
  NOT_IMPLEMENTED("NotImplemented", 501),
  NOT_MODIFIED("NotModified", 304),
  PRECONDITION_FAILED("PreconditionFailed", 412);

  private final String code;
  private final int status;

  Problem(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** S3's error code. */
  public String code() {
    return code;
  }

  /** The HTTP status that S3 answers with. */
  public int status() {
    return status;
  }
}
