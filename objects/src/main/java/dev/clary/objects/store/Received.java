package dev.clary.objects.store;

import java.util.List;

/**
 * Content that is on the disk and belongs to no object yet. Closing it deletes it, unless it was
 * put somewhere before. Confined to one thread.
 */
public final class Received implements AutoCloseable {
  private final ContentFiles files;
  private final Segment segment;
  private final String md5;
  private boolean taken;

  Received(ContentFiles files, Segment segment, String md5) {
    this.files = files;
    this.segment = segment;
    this.md5 = md5;
  }

  /** In bytes. */
  public long size() {
    return segment.size();
  }

  /** In hexadecimal. */
  public String md5() {
    return md5;
  }

  List<Segment> segments() {
    return List.of(segment);
  }

  void taken() {
    taken = true;
  }

  @Override
  public void close() {
    if (!taken) {
      files.drop(segments());
    }
  }
}
