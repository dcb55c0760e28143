package dev.clary.objects.store;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events to bytes and back. A kind's number is part of the format of the journal and never changes.
 */
final class EventCodec {
  private static final int BUCKET_CREATED = 1;
  private static final int BUCKET_DELETED = 2;
  private static final int OBJECT_PUT = 3;
  private static final int OBJECT_DELETED = 4;
  private static final int UPLOAD_CREATED = 5;
  private static final int PART_PUT = 6;
  private static final int UPLOAD_ENDED = 7;

  private EventCodec() {}

  static void write(DataOutput out, Event event) throws IOException {
    if (event instanceof Event.BucketCreated e) {
      out.writeByte(BUCKET_CREATED);
      out.writeUTF(e.bucket().name());
      out.writeLong(e.bucket().created().toEpochMilli());
    } else if (event instanceof Event.BucketDeleted e) {
      out.writeByte(BUCKET_DELETED);
      out.writeUTF(e.bucket());
    } else if (event instanceof Event.ObjectPut e) {
      out.writeByte(OBJECT_PUT);
      out.writeUTF(e.bucket());
      writeObject(out, e.object());
    } else if (event instanceof Event.ObjectDeleted e) {
      out.writeByte(OBJECT_DELETED);
      out.writeUTF(e.bucket());
      out.writeUTF(e.key());
    } else if (event instanceof Event.UploadCreated e) {
      out.writeByte(UPLOAD_CREATED);
      writeUpload(out, e.upload());
    } else if (event instanceof Event.PartPut e) {
      out.writeByte(PART_PUT);
      out.writeUTF(e.upload());
      writePart(out, e.part());
    } else if (event instanceof Event.UploadEnded e) {
      out.writeByte(UPLOAD_ENDED);
      out.writeUTF(e.upload());
    } else {
      throw new AssertionError("no written form of " + event);
    }
  }

  static Event read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case BUCKET_CREATED -> new Event.BucketCreated(new Bucket(in.readUTF(), time(in)));
      case BUCKET_DELETED -> new Event.BucketDeleted(in.readUTF());
      case OBJECT_PUT -> new Event.ObjectPut(in.readUTF(), readObject(in));
      case OBJECT_DELETED -> new Event.ObjectDeleted(in.readUTF(), in.readUTF());
      case UPLOAD_CREATED -> new Event.UploadCreated(readUpload(in));
      case PART_PUT -> new Event.PartPut(in.readUTF(), readPart(in));
      case UPLOAD_ENDED -> new Event.UploadEnded(in.readUTF());
      default ->
          throw new IOException("unknown kind of entry " + kind + ": written by a newer version?");
    };
  }

  private static void writeObject(DataOutput out, StoredObject object) throws IOException {
    out.writeUTF(object.key());
    out.writeLong(object.size());
    out.writeUTF(object.etag());
    out.writeLong(object.modified().toEpochMilli());
    writeAttributes(out, object.attributes());
    writeSegments(out, object.segments());
  }

  private static StoredObject readObject(DataInput in) throws IOException {
    return new StoredObject(
        in.readUTF(), in.readLong(), in.readUTF(), time(in), readAttributes(in), readSegments(in));
  }

  private static void writeUpload(DataOutput out, Upload upload) throws IOException {
    out.writeUTF(upload.id());
    out.writeUTF(upload.bucket());
    out.writeUTF(upload.key());
    out.writeLong(upload.initiated().toEpochMilli());
    writeAttributes(out, upload.attributes());
  }

  private static Upload readUpload(DataInput in) throws IOException {
    return new Upload(in.readUTF(), in.readUTF(), in.readUTF(), time(in), readAttributes(in));
  }

  private static void writePart(DataOutput out, Part part) throws IOException {
    out.writeInt(part.number());
    out.writeLong(part.size());
    out.writeUTF(part.etag());
    out.writeLong(part.modified().toEpochMilli());
    out.writeUTF(part.checksum());
    writeSegments(out, part.segments());
  }

  private static Part readPart(DataInput in) throws IOException {
    return new Part(
        in.readInt(), in.readLong(), in.readUTF(), time(in), in.readUTF(), readSegments(in));
  }

  private static void writeAttributes(DataOutput out, Attributes attributes) throws IOException {
    writeMap(out, attributes.headers());
    writeMap(out, attributes.metadata());
  }

  private static Attributes readAttributes(DataInput in) throws IOException {
    return new Attributes(readMap(in), readMap(in));
  }

  private static void writeMap(DataOutput out, Map<String, String> map) throws IOException {
    out.writeShort(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInput in) throws IOException {
    int size = in.readUnsignedShort();
    var map = new HashMap<String, String>();
    for (int i = 0; i < size; i++) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }

  private static void writeSegments(DataOutput out, List<Segment> segments) throws IOException {
    out.writeInt(segments.size());
    for (Segment segment : segments) {
      out.writeLong(segment.id());
      out.writeLong(segment.size());
    }
  }

  private static List<Segment> readSegments(DataInput in) throws IOException {
    int size = in.readInt();
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < size; i++) {
      segments.add(new Segment(in.readLong(), in.readLong()));
    }
    return segments;
  }

  private static Instant time(DataInput in) throws IOException {
    return Instant.ofEpochMilli(in.readLong());
  }
}
