package dev.clary.objects.awssdk;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.clary.objects.access.Access;
import dev.clary.objects.access.AccessKey;
import dev.clary.objects.store.Condition;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.Listing;
import dev.clary.objects.store.OpenObject;
import dev.clary.objects.store.Problem;
import dev.clary.objects.store.Received;
import dev.clary.objects.store.StoredObject;
import dev.clary.objects.store.Upload;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The store as one caller sees it: every method first asks whether the caller's key allows it, then
 * does it, then puts the answer in the SDK's words. Nothing is public and nothing has versions. As
 * thread-safe as the store.
 */
public final class DurableBlobStore implements BlobStore {
  /**
   * Metadata of a put that names the header of the checksum that comes behind the content, because
   * the protocol handler does not tell its stores. It is not kept; the checksum is.
   */
  public static final String TRAILER = "clary-trailer";

  private static final int PAGE = 1000;
  private static final long MIN_PART_BYTES = 5L << 20;

  private final DurableStore store;
  private final AccessKey key;

  public DurableBlobStore(DurableStore store, AccessKey key) {
    this.store = requireNonNull(store, "store");
    this.key = requireNonNull(key, "key");
  }

  private void allow(Access access, String bucket, String keyOrPrefix) {
    if (!key.allows(access, bucket, keyOrPrefix)) {
      throw denied();
    }
  }

  private static S3Exception denied() {
    return Refusals.of(Problem.ACCESS_DENIED, "Access Denied");
  }

  // Buckets

  /** Those buckets in which the key reaches anything. */
  @Override
  public ListBucketsResponse list() {
    return ListBucketsResponse.builder()
        .buckets(
            store.buckets().stream()
                .filter(bucket -> key.reaches(bucket.name()))
                .map(bucket -> SdkResponses.bucket(bucket.name(), bucket.created()))
                .toList())
        .build();
  }

  /** Tells a key that reaches nothing in a bucket not even whether the bucket is there. */
  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    if (!key.reaches(request.bucket())) {
      throw denied();
    }
    return Refusals.translated(
        () -> {
          store.bucket(request.bucket());
          return HeadBucketResponse.builder().build();
        });
  }

  @Override
  public CreateBucketResponse createContainer(CreateBucketRequest request) {
    allow(Access.WRITE, request.bucket(), "");
    refusePublic(request.acl() != null);
    return Refusals.translated(
        () -> {
          store.createBucket(request.bucket());
          return CreateBucketResponse.builder().build();
        });
  }

  @Override
  public void deleteBucket(String bucket) {
    allow(Access.WRITE, bucket, "");
    Refusals.done(() -> store.deleteBucket(bucket));
  }

  @Override
  public BucketCannedACL getContainerAccess(String bucket) {
    headBucket(HeadBucketRequest.builder().bucket(bucket).build());
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public void setContainerAccess(String bucket, BucketCannedACL access) {
    refusePublic(access != BucketCannedACL.PRIVATE);
  }

  private static void refusePublic(boolean asked) {
    if (asked) {
      throw Refusals.of(
          Problem.NOT_IMPLEMENTED, "Access is by key only: nothing can be made public.");
    }
  }

  // Listing

  /** A page of keys with a prefix that the key may read all of. */
  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    String prefix = requireNonNullElse(request.prefix(), "");
    allow(Access.READ, request.bucket(), prefix);
    String after =
        request.continuationToken() == null
            ? requireNonNullElse(request.startAfter(), "")
            : PageToken.decode(request.continuationToken());
    var query =
        new Listing.Query(
            prefix,
            requireNonNullElse(request.delimiter(), ""),
            after,
            requireNonNullElse(request.maxKeys(), PAGE));
    Listing listing = Refusals.translated(() -> store.list(request.bucket(), query));
    return SdkResponses.objectsPage(
        listing.objects().stream()
            .map(
                object ->
                    SdkResponses.objectEntry(
                        object.key(),
                        Headers.quoted(object.etag()),
                        object.modified(),
                        object.size(),
                        null))
            .toList(),
        listing.prefixes().stream()
            .map(name -> CommonPrefix.builder().prefix(name).build())
            .toList(),
        listing.next().map(PageToken::encode).orElse(null));
  }

  // Reading

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    allow(Access.READ, request.bucket(), request.key());
    return Refusals.translated(
        () -> {
          try (OpenObject open = store.open(request.bucket(), request.key())) {
            return Headers.head(open.object());
          }
        });
  }

  /** Asked by the handler before a conditional write, which asks for access itself. */
  @Override
  public boolean blobExists(String bucket, String name) {
    return Refusals.translated(() -> store.find(bucket, name)).isPresent();
  }

  /** The object stays open, and its content as it was, until the stream is closed. */
  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    allow(Access.READ, request.bucket(), request.key());
    OpenObject open = Refusals.translated(() -> store.open(request.bucket(), request.key()));
    try {
      StoredObject object = open.object();
      Preconditions.of(request).check(object);
      ByteRange range =
          request.range() == null
              ? ByteRange.whole(object.size())
              : ByteRange.parse(request.range(), object.size());
      String shown = request.range() == null ? null : range.header(object.size());
      return SdkResponses.getResponse(
          Headers.get(object, range.length(), shown), open.content(range.from(), range.length()));
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  // Writing

  /** Asks for the bucket before it reads the content: nobody waits for a long upload to nowhere. */
  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    allow(Access.WRITE, request.bucket(), request.key());
    refusePublic(request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE);
    StoredObject object =
        Refusals.translated(
            () -> {
              store.bucket(request.bucket());
              var body = Body.of(payload, request);
              try (Received content = body.receive(store)) {
                return store.put(
                    request.bucket(),
                    request.key(),
                    body.attributes(Headers.of(request)),
                    content,
                    new Condition(request.ifMatch(), request.ifNoneMatch()));
              }
            });
    return SdkResponses.putResponse(Headers.quoted(object.etag()));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    allow(Access.READ, request.sourceBucket(), request.sourceKey());
    allow(Access.WRITE, request.destinationBucket(), request.destinationKey());
    refusePublic(request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE);
    StoredObject copied = Refusals.translated(() -> new Copy(store, request).run());
    return SdkResponses.copyResponse(Headers.quoted(copied.etag()), copied.modified());
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    allow(Access.WRITE, request.bucket(), request.key());
    if (request.ifMatchSize() != null || request.ifMatchLastModifiedTime() != null) {
      throw Refusals.of(Problem.NOT_IMPLEMENTED, "A delete can be conditional on the ETag alone.");
    }
    return Refusals.translated(
        () -> {
          store.delete(request.bucket(), request.key(), new Condition(request.ifMatch(), null));
          return DeleteObjectResponse.builder().build();
        });
  }

  /** All that may be deleted at once, in one entry of the journal. */
  @Override
  public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
    var names = new HashSet<String>();
    var errors = new ArrayList<S3Error>();
    for (ObjectIdentifier object : request.delete().objects()) {
      if (key.allows(Access.WRITE, request.bucket(), object.key())) {
        names.add(object.key());
      } else {
        errors.add(
            S3Error.builder()
                .key(object.key())
                .code(Problem.ACCESS_DENIED.code())
                .message("Access Denied")
                .build());
      }
    }
    Refusals.done(() -> store.delete(request.bucket(), names));
    return DeleteObjectsResponse.builder()
        .deleted(names.stream().map(name -> DeletedObject.builder().key(name).build()).toList())
        .errors(errors)
        .build();
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String name) {
    blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(name).build());
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public void setBlobAccess(String bucket, String name, ObjectCannedACL access) {
    refusePublic(access != ObjectCannedACL.PRIVATE);
  }

  // Uploads in parts

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    allow(Access.WRITE, request.bucket(), request.key());
    refusePublic(request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE);
    Upload upload =
        Refusals.translated(
            () -> store.createUpload(request.bucket(), request.key(), Headers.of(request)));
    return new MultipartUpload(upload.id(), request);
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload mpu, UploadPartRequest request, InputStream payload) {
    Upload upload = upload(mpu);
    var part =
        Refusals.translated(
            () -> {
              var body = Body.of(payload, request, upload);
              try (Received content = body.receive(store)) {
                return store.putPart(upload.id(), request.partNumber(), body.checksum(), content);
              }
            });
    return SdkResponses.uploadedPart(Headers.quoted(part.etag()));
  }

  /**
   * The condition is judged in the same instant as the object appears; the handler has compared the
   * ETags of the parts.
   */
  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload mpu, CompleteMultipartUploadRequest request) {
    Upload upload = upload(mpu);
    List<Integer> numbers =
        request.multipartUpload().parts().stream().map(part -> part.partNumber()).toList();
    StoredObject object =
        Refusals.translated(
            () ->
                store.complete(
                    upload.id(),
                    numbers,
                    new Completion(store, upload, numbers).attributes(),
                    new Condition(request.ifMatch(), request.ifNoneMatch())));
    return SdkResponses.completeResponse(Headers.quoted(object.etag()));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload mpu) {
    Upload upload = upload(mpu);
    Refusals.done(() -> store.abort(upload.id()));
  }

  /**
   * The parts; none for an upload that is gone, so that the handler knows a repeated completion by
   * its ETag.
   */
  @Override
  public List<Part> listMultipartUpload(MultipartUpload mpu) {
    allow(Access.WRITE, mpu.containerName(), mpu.blobName());
    Optional<Upload> upload = store.findUpload(mpu.id());
    if (upload.isEmpty()) {
      return List.of();
    }
    return Refusals.translated(() -> store.parts(upload(mpu).id())).stream()
        .map(part -> Completion.sdkPart(part, upload.get()))
        .toList();
  }

  /** Those uploads that the key may write to. */
  @Override
  public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
      String bucket) {
    headBucket(HeadBucketRequest.builder().bucket(bucket).build());
    return Refusals.translated(() -> store.uploads(bucket)).stream()
        .filter(upload -> key.allows(Access.WRITE, bucket, upload.key()))
        .map(upload -> SdkResponses.upload(upload.key(), upload.id(), upload.initiated()))
        .toList();
  }

  /** The upload, if it is one of the key that it is said to be of. */
  private Upload upload(MultipartUpload mpu) {
    allow(Access.WRITE, mpu.containerName(), mpu.blobName());
    Upload upload = Refusals.translated(() -> store.upload(mpu.id()));
    if (!upload.bucket().equals(mpu.containerName()) || !upload.key().equals(mpu.blobName())) {
      throw Refusals.of(Problem.NO_SUCH_UPLOAD, "The specified upload is not one of this key.");
    }
    return upload;
  }

  @Override
  public long getMinimumMultipartPartSize() {
    return MIN_PART_BYTES;
  }
}
