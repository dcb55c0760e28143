package dev.clary.objects.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds now: what its events add up to. Read by any thread, changed by one at a
 * time. A reader sees each event as a whole, and may see one of an entry without the next.
 */
final class Catalog {
  private static final int EVENTS_AN_ENTRY = 1000;

  private final ConcurrentSkipListMap<String, Contents> buckets = new ConcurrentSkipListMap<>();
  private final Map<String, Pending> uploads = new ConcurrentHashMap<>();

  private record Contents(Bucket bucket, ConcurrentSkipListMap<String, StoredObject> objects) {}

  private record Pending(Upload upload, ConcurrentSkipListMap<Integer, Part> parts) {}

  /**
   * Applies one entry.
   *
   * @return the segments that nothing refers to any more
   */
  Set<Segment> apply(List<Event> events) {
    var dropped = new HashSet<Segment>();
    var taken = new HashSet<Segment>();
    for (Event event : events) {
      if (event instanceof Event.ObjectPut e) {
        taken.addAll(e.object().segments());
      }
      dropped.addAll(apply(event));
    }
    dropped.removeAll(taken);
    return dropped;
  }

  /** Applies one event, and gives the segments that it takes an object or part away from. */
  private Collection<Segment> apply(Event event) {
    if (event instanceof Event.BucketCreated e) {
      buckets.put(
          e.bucket().name(),
          new Contents(e.bucket(), new ConcurrentSkipListMap<>(KeyOrder.INSTANCE)));
    } else if (event instanceof Event.BucketDeleted e) {
      buckets.remove(e.bucket());
    } else if (event instanceof Event.ObjectPut e) {
      return segments(contents(e.bucket()).objects().put(e.object().key(), e.object()));
    } else if (event instanceof Event.ObjectDeleted e) {
      return segments(contents(e.bucket()).objects().remove(e.key()));
    } else if (event instanceof Event.UploadCreated e) {
      uploads.put(e.upload().id(), new Pending(e.upload(), new ConcurrentSkipListMap<>()));
    } else if (event instanceof Event.PartPut e) {
      Part before = pending(e.upload()).parts().put(e.part().number(), e.part());
      return before == null ? List.of() : before.segments();
    } else if (event instanceof Event.UploadEnded e) {
      Pending ended = pending(e.upload());
      uploads.remove(e.upload());
      return ended.parts().values().stream().flatMap(part -> part.segments().stream()).toList();
    } else {
      throw new AssertionError("no meaning of " + event);
    }
    return List.of();
  }

  private static Collection<Segment> segments(@Nullable StoredObject before) {
    return before == null ? List.of() : before.segments();
  }

  List<Bucket> buckets() {
    return buckets.values().stream().map(Contents::bucket).toList();
  }

  boolean hasBucket(String bucket) {
    return buckets.containsKey(bucket);
  }

  Bucket bucket(String bucket) {
    return contents(bucket).bucket();
  }

  /** The objects of a bucket in {@link KeyOrder}: a view that others go on changing. */
  NavigableMap<String, StoredObject> objects(String bucket) {
    return Collections.unmodifiableNavigableMap(contents(bucket).objects());
  }

  /** The object under a key; refuses a bucket that is not there. */
  Optional<StoredObject> find(String bucket, String key) {
    return Optional.ofNullable(contents(bucket).objects().get(key));
  }

  Optional<Upload> findUpload(String id) {
    return Optional.ofNullable(uploads.get(id)).map(Pending::upload);
  }

  /** The unfinished uploads to a bucket, in no order. */
  List<Upload> uploads(String bucket) {
    return uploads.values().stream()
        .map(Pending::upload)
        .filter(upload -> upload.bucket().equals(bucket))
        .toList();
  }

  /** The parts of an upload by ascending number. */
  List<Part> parts(String upload) {
    return List.copyOf(pending(upload).parts().values());
  }

  private Contents contents(String bucket) {
    Contents contents = buckets.get(bucket);
    if (contents == null) {
      throw new ObjectRefusedException(
          Problem.NO_SUCH_BUCKET, "The specified bucket does not exist: '%s'".formatted(bucket));
    }
    return contents;
  }

  private Pending pending(String upload) {
    Pending pending = uploads.get(upload);
    if (pending == null) {
      throw new ObjectRefusedException(
          Problem.NO_SUCH_UPLOAD,
          "The specified upload does not exist, was completed or given up: '%s'".formatted(upload));
    }
    return pending;
  }

  /** The numbers of all files that something refers to. */
  Set<Long> files() {
    var objects =
        buckets.values().stream().flatMap(contents -> contents.objects().values().stream());
    var parts = uploads.values().stream().flatMap(pending -> pending.parts().values().stream());
    return Stream.concat(objects.map(StoredObject::segments), parts.map(Part::segments))
        .flatMap(List::stream)
        .map(Segment::id)
        .collect(Collectors.toSet());
  }

  /** How many events {@link #snapshot} has. */
  long size() {
    long objects =
        buckets.values().stream().mapToLong(contents -> contents.objects().size() + 1).sum();
    return objects
        + uploads.values().stream().mapToLong(pending -> pending.parts().size() + 1).sum();
  }

  /** The shortest entries that add up to this. */
  List<List<Event>> snapshot() {
    var events = new ArrayList<Event>();
    for (Contents contents : buckets.values()) {
      String name = contents.bucket().name();
      events.add(new Event.BucketCreated(contents.bucket()));
      contents.objects().values().forEach(object -> events.add(new Event.ObjectPut(name, object)));
    }
    for (Pending pending : uploads.values()) {
      String id = pending.upload().id();
      events.add(new Event.UploadCreated(pending.upload()));
      pending.parts().values().forEach(part -> events.add(new Event.PartPut(id, part)));
    }
    var entries = new ArrayList<List<Event>>();
    for (int from = 0; from < events.size(); from += EVENTS_AN_ENTRY) {
      entries.add(events.subList(from, Math.min(from + EVENTS_AN_ENTRY, events.size())));
    }
    return entries;
  }
}
