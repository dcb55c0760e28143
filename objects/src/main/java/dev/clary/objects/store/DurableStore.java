package dev.clary.objects.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Buckets of objects in one directory. What a method has done when it returns survives the end of
 * the machine, and what it was doing when the process died has not happened. Thread-safe; one
 * process at a time.
 *
 * <pre>
 * journal           every change, replayed when the store opens: keys, ETags, headers and which files hold the content
 * content/A/…A      the files, each written once under a number of its own, before the journal refers to it
 * lock              held by the process that has the store open
 * </pre>
 *
 * Keys, never names of files, are any Unicode of up to 1,024 bytes. All keys are in memory: about
 * 650 bytes an object. Writers wait for each other only while an entry is written to the journal,
 * not while content arrives.
 */
public final class DurableStore implements AutoCloseable {
  private static final int MAX_KEY_BYTES = 1024;

  private final FileChannel lock;
  private final Journal journal;
  private final Catalog catalog;
  private final ContentFiles files;
  private final InstantSource time;

  private DurableStore(
      FileChannel lock, Journal journal, Catalog catalog, ContentFiles files, InstantSource time) {
    this.lock = lock;
    this.journal = journal;
    this.catalog = catalog;
    this.files = files;
    this.time = time;
  }

  /**
   * Opens the store in a directory, making it where it is missing. Takes time in proportion to the
   * number of objects: about two seconds for 200,000.
   *
   * @throws IOException if another process has it open, or if its journal is damaged or missing
   */
  public static DurableStore open(Path directory, InstantSource time) throws IOException {
    Durably.createDirectory(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    try {
      if (!locked(lock)) {
        throw new IOException("objects in %s: in use by another process".formatted(directory));
      }
      return open(directory, lock, time);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static DurableStore open(Path directory, FileChannel lock, InstantSource time)
      throws IOException {
    ContentFiles files = ContentFiles.open(directory.resolve("content"));
    Path path = directory.resolve("journal");
    if (!Files.exists(path) && !files.ids().isEmpty()) {
      throw new IOException("%s is missing: restore it from a copy".formatted(path));
    }
    var catalog = new Catalog();
    Journal journal = Journal.open(path, catalog::apply);
    files.sweep(catalog.files());
    return new DurableStore(lock, journal, catalog, files, time);
  }

  // Buckets

  /** All buckets, by name. */
  public List<Bucket> buckets() {
    return catalog.buckets();
  }

  /**
   * One bucket.
   *
   * @throws ObjectRefusedException NoSuchBucket, as every method does that is given a bucket which
   *     is not there
   */
  public Bucket bucket(String bucket) {
    return catalog.bucket(bucket);
  }

  /**
   * Makes a bucket.
   *
   * @throws ObjectRefusedException InvalidBucketName, or BucketAlreadyOwnedByYou if it is there
   */
  public synchronized void createBucket(String bucket) throws IOException {
    Bucket.checkName(bucket);
    if (catalog.hasBucket(bucket)) {
      throw new ObjectRefusedException(
          Problem.BUCKET_ALREADY_OWNED_BY_YOU,
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    commit(List.of(new Event.BucketCreated(new Bucket(bucket, now()))));
  }

  /**
   * Deletes a bucket, with the uploads that never became objects.
   *
   * @throws ObjectRefusedException BucketNotEmpty
   */
  public synchronized void deleteBucket(String bucket) throws IOException {
    if (!catalog.objects(bucket).isEmpty()) {
      throw new ObjectRefusedException(
          Problem.BUCKET_NOT_EMPTY, "The bucket you tried to delete is not empty");
    }
    var events = new ArrayList<Event>();
    catalog.uploads(bucket).forEach(upload -> events.add(new Event.UploadEnded(upload.id())));
    events.add(new Event.BucketDeleted(bucket));
    commit(events);
  }

  // Objects

  /** One page of a bucket's objects. */
  public Listing list(String bucket, Listing.Query query) {
    return Listing.of(catalog.objects(bucket), query);
  }

  /** The object under a key, without its content. */
  public Optional<StoredObject> find(String bucket, String key) {
    return catalog.find(bucket, key);
  }

  /**
   * Opens an object for reading; the caller closes it.
   *
   * @throws ObjectRefusedException NoSuchKey
   */
  public OpenObject open(String bucket, String key) {
    return new OpenObject(files, files.keep(() -> get(bucket, key)));
  }

  private StoredObject get(String bucket, String key) {
    return find(bucket, key)
        .orElseThrow(
            () ->
                new ObjectRefusedException(
                    Problem.NO_SUCH_KEY, "The specified key does not exist: '%s'".formatted(key)));
  }

  /** Reads a stream to its end onto the disk, for {@link #put} or {@link #putPart}. */
  public Received receive(InputStream in) throws IOException {
    return files.receive(in);
  }

  /**
   * Puts an object under a key, in place of the one that is there. Readers see the one or the
   * other, never both or half.
   *
   * @param content received by this store; belongs to the object afterwards
   * @throws ObjectRefusedException KeyTooLongError, or as {@link Condition} says; then the content
   *     still is the caller's
   */
  public synchronized StoredObject put(
      String bucket, String key, Attributes attributes, Received content, Condition condition)
      throws IOException {
    checkKey(key);
    condition.check(key, find(bucket, key));
    var object =
        new StoredObject(key, content.size(), content.md5(), now(), attributes, content.segments());
    commit(List.of(new Event.ObjectPut(bucket, object)), content);
    return object;
  }

  /** Gives an object other attributes and a new time; its content stays. */
  public synchronized StoredObject putAttributes(String bucket, String key, Attributes attributes)
      throws IOException {
    StoredObject before = get(bucket, key);
    var object =
        new StoredObject(key, before.size(), before.etag(), now(), attributes, before.segments());
    commit(List.of(new Event.ObjectPut(bucket, object)));
    return object;
  }

  /** Deletes those of the keys that have an object, all or none of them. */
  public synchronized void delete(String bucket, Set<String> keys) throws IOException {
    var events = new ArrayList<Event>();
    for (String key : keys) {
      if (find(bucket, key).isPresent()) {
        events.add(new Event.ObjectDeleted(bucket, key));
      }
    }
    commit(events);
  }

  /** Deletes an object if it is as the condition says; nothing happens where there is none. */
  public synchronized void delete(String bucket, String key, Condition condition)
      throws IOException {
    Optional<StoredObject> present = find(bucket, key);
    if (present.isPresent()) {
      condition.check(key, present);
      commit(List.of(new Event.ObjectDeleted(bucket, key)));
    }
  }

  // Uploads in parts

  /**
   * Begins an upload in parts, which stays until it is completed or given up, whatever happens to
   * the process.
   *
   * @param attributes what the finished object is to have, kept with the upload
   */
  public synchronized Upload createUpload(String bucket, String key, Attributes attributes)
      throws IOException {
    checkKey(key);
    catalog.bucket(bucket);
    var upload = new Upload(UUID.randomUUID().toString(), bucket, key, now(), attributes);
    commit(List.of(new Event.UploadCreated(upload)));
    return upload;
  }

  /** The uploads of a bucket that have neither been completed nor given up, in no order. */
  public List<Upload> uploads(String bucket) {
    catalog.bucket(bucket);
    return catalog.uploads(bucket);
  }

  /**
   * An unfinished upload.
   *
   * @throws ObjectRefusedException NoSuchUpload, as every method does that is given one which ended
   */
  public Upload upload(String id) {
    catalog.parts(id);
    return catalog.findUpload(id).orElseThrow();
  }

  /** An unfinished upload; empty if there is none with this id. */
  public Optional<Upload> findUpload(String id) {
    return catalog.findUpload(id);
  }

  /** The parts that have arrived, by ascending number. */
  public List<Part> parts(String upload) {
    return catalog.parts(upload);
  }

  /**
   * Puts a part of an upload, in place of the one with that number.
   *
   * @param number 1 to 10,000
   * @param checksum kept with the part; empty if none
   */
  public synchronized Part putPart(String upload, int number, String checksum, Received content)
      throws IOException {
    catalog.parts(upload);
    var part = new Part(number, content.size(), content.md5(), now(), checksum, content.segments());
    commit(List.of(new Event.PartPut(upload, part)), content);
    return part;
  }

  /**
   * Puts the object that the parts with these numbers make, in one instant whatever their size, and
   * forgets the other parts.
   *
   * @param attributes of the object, usually those the upload was created with
   * @throws ObjectRefusedException InvalidPart if one was not uploaded, or as {@link Condition}
   *     says
   */
  public synchronized StoredObject complete(
      String upload, List<Integer> numbers, Attributes attributes, Condition condition)
      throws IOException {
    Upload pending = upload(upload);
    List<Part> parts = Parts.chosen(parts(upload), numbers);
    condition.check(pending.key(), find(pending.bucket(), pending.key()));
    StoredObject object = Parts.joined(pending.key(), parts, now(), attributes);
    commit(List.of(new Event.ObjectPut(pending.bucket(), object), new Event.UploadEnded(upload)));
    return object;
  }

  /** The content that the parts with these numbers make, for a checksum of all of it. */
  public OpenObject openParts(String upload, List<Integer> numbers) {
    return new OpenObject(
        files,
        files.keep(
            () -> {
              Upload pending = upload(upload);
              List<Part> parts = Parts.chosen(parts(upload), numbers);
              return Parts.joined(pending.key(), parts, now(), pending.attributes());
            }));
  }

  /** Gives an upload up and deletes its parts. */
  public synchronized void abort(String upload) throws IOException {
    upload(upload);
    commit(List.of(new Event.UploadEnded(upload)));
  }

  /**
   * Makes the events happen that give content a place. Where it is not known whether they did, the
   * content stays for the next start to decide, since the journal may name it.
   */
  private void commit(List<Event> events, Received content) throws IOException {
    try {
      commit(events);
      content.taken();
    } catch (IOException e) {
      if (journal.uncertain()) {
        content.taken();
      }
      throw e;
    }
  }

  /**
   * Makes the events happen: on the disk first, then for readers, then for the files that nobody
   * needs any more.
   */
  private void commit(List<Event> events) throws IOException {
    if (events.isEmpty()) {
      return;
    }
    journal.append(events);
    files.drop(catalog.apply(events));
    if (journal.mostlyHistory(catalog.size())) {
      rewrite();
    }
  }

  /** The events have happened, whatever becomes of this: it is tried again with the next ones. */
  private void rewrite() {
    try {
      journal.rewrite(catalog.snapshot());
    } catch (IOException e) {
      // A long journal is slow to open, and nothing worse; one that cannot go on says so itself.
    }
  }

  private static void checkKey(String key) {
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_KEY_BYTES) {
      throw new ObjectRefusedException(
          Problem.KEY_TOO_LONG,
          "key of %d bytes: 1 to %d are allowed".formatted(bytes, MAX_KEY_BYTES));
    }
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Waits for a write that is under way. */
  @Override
  public synchronized void close() {
    try (lock) {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the store of objects", e);
    }
  }
}
