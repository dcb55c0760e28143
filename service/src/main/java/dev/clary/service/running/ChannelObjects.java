package dev.clary.service.running;

import dev.clary.service.training.Channel;
import dev.clary.service.training.ObjectStore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects that a channel stands for, in their own order. Of an augmented manifest each line is
 * one or several, so {@link StreamParts} reads it as it goes.
 */
record ChannelObjects(Staging staging, Channel channel) {
  /** More than any list of names can need; a manifest is held in memory. */
  private static final int MOST_BYTES = 1 << 28;

  /**
   * All of them.
   *
   * @throws RefusedJobException if there is none, or the manifest is none
   */
  List<StoredObject> all() throws IOException {
    List<StoredObject> all =
        switch (channel.selection().kind()) {
          case PREFIX -> staging.objects().list(channel.uri(), staging.owner());
          case MANIFEST -> manifest();
          case AUGMENTED_MANIFEST -> throw new AssertionError("lines are no objects");
        };
    if (all.isEmpty()) {
      throw refusal("there is no object at '%s'".formatted(channel.uri()));
    }
    return all;
  }

  /**
   * A JSON array: {@code {"prefix": "..."}}, then what to put behind it for each object.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html">S3DataSource</a>
   */
  private List<StoredObject> manifest() throws IOException {
    JsonNode manifest = read();
    JsonNode prefix = manifest.path(0).path("prefix");
    if (!manifest.isArray() || !prefix.isString()) {
      throw refusal(
          "the manifest '%s' is not a JSON array that begins with {\"prefix\": \"...\"}"
              .formatted(channel.uri()));
    }
    var objects = new ArrayList<StoredObject>();
    for (int i = 1; i < manifest.size(); i++) {
      JsonNode name = manifest.get(i);
      if (!name.isString() || name.stringValue().isEmpty()) {
        throw refusal(
            "element %d of the manifest '%s' is not the rest of an object's name"
                .formatted(i + 1, channel.uri()));
      }
      String path = name.stringValue();
      objects.add(new StoredObject(prefix.stringValue() + path, path.replaceAll("^/+", ""), -1));
    }
    return objects;
  }

  private JsonNode read() throws IOException {
    try (InputStream in = staging.open(channel.uri())) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refusal(
            "the manifest '%s' is longer than %d bytes".formatted(channel.uri(), MOST_BYTES));
      }
      return JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      throw refusal(
          "the manifest '%s' is no JSON: %s".formatted(channel.uri(), e.getOriginalMessage()));
    }
  }

  /** A refusal that names the channel. */
  RefusedJobException refusal(String reason) {
    return new RefusedJobException(
        "Data download failed: channel '%s': %s".formatted(channel.name(), reason));
  }
}
