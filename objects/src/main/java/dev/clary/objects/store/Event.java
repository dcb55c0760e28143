package dev.clary.objects.store;

/** One change of what the store holds, as written in its journal. */
sealed interface Event {

  record BucketCreated(Bucket bucket) implements Event {}

  record BucketDeleted(String bucket) implements Event {}

  record ObjectPut(String bucket, StoredObject object) implements Event {}

  record ObjectDeleted(String bucket, String key) implements Event {}

  record UploadCreated(Upload upload) implements Event {}

  record PartPut(String upload, Part part) implements Event {}

  /** The upload was completed, its object put before in the same entry, or given up. */
  record UploadEnded(String upload) implements Event {}
}
