package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Channel;
import dev.clary.service.training.ObjectStore.StoredObject;
import dev.clary.service.training.Selection;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a channel streams as files, each of them to be given whole: one for everything, or
 * one for each object or line where these come in another order in each epoch. They are unpacked
 * and made records here, so that whoever feeds them to the program only needs to copy. Used by one
 * thread.
 */
final class StreamParts {
  private static final String REFERENCE = "-ref";

  /** Keeps numbers as they were written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Staging staging;
  private final Channel channel;
  private final ChannelObjects objects;
  private final Path directory;
  private int parts;

  /**
   * @param directory of the parts, where there is none
   */
  StreamParts(Staging staging, Channel channel, Path directory) {
    this.staging = staging;
    this.channel = channel;
    this.objects = new ChannelObjects(staging, channel);
    this.directory = directory;
  }

  /**
   * Writes them all.
   *
   * @throws RefusedJobException if what the channel names is not there, or is not what it should be
   */
  void write() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    if (channel.selection().kind() == Selection.Kind.AUGMENTED_MANIFEST) {
      writeLines();
      return;
    }
    for (StoredObject object : objects.all()) {
      staging.checkOpen();
      try (OutputStream out = nextPart()) {
        writeObject(object.uri(), out);
      }
    }
  }

  /** Names of equal length, so that their order is that of the numbers. */
  private OutputStream nextPart() throws IOException {
    int number = channel.streaming().seed().isPresent() ? parts++ : 0;
    Path part = directory.resolve("%010d".formatted(number));
    return new BufferedOutputStream(
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private void writeObject(String uri, OutputStream out) throws IOException {
    try (InputStream in = content(uri)) {
      if (channel.streaming().recordIo()) {
        // The length comes before the content, and is known after it only.
        Path content = directory.resolveSibling(directory.getFileName() + ".record");
        Files.copy(in, content, StandardCopyOption.REPLACE_EXISTING);
        RecordIo.write(content, out);
        Files.delete(content);
      } else {
        in.transferTo(out);
      }
    } catch (ZipException | EOFException e) {
      throw objects.refusal("'%s' is not in Gzip format: %s".formatted(uri, e.getMessage()));
    }
  }

  private InputStream content(String uri) throws IOException {
    InputStream in = staging.open(uri);
    if (!channel.streaming().gzip()) {
      return in;
    }
    try {
      return new GZIPInputStream(new BufferedInputStream(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private void writeLines() throws IOException, InterruptedException {
    int number = 0;
    boolean empty = true;
    try (var lines =
        new BufferedReader(new InputStreamReader(staging.open(channel.uri()), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          empty = false;
          staging.checkOpen();
          try (OutputStream out = nextPart()) {
            writeLine(line, number, out);
          }
        }
      }
    }
    if (empty) {
      throw objects.refusal("the augmented manifest '%s' is empty".formatted(channel.uri()));
    }
  }

  private void writeLine(String line, int number, OutputStream out) throws IOException {
    JsonNode values = parse(line, number);
    for (String attribute : channel.selection().attributes()) {
      JsonNode value = values.path(attribute);
      if (value.isMissingNode() || value.isNull()) {
        throw objects.refusal(
            "line %d of the augmented manifest '%s' has no attribute '%s'"
                .formatted(number, channel.uri(), attribute));
      }
      String text = value.isString() ? value.stringValue() : value.toString();
      if (attribute.endsWith(REFERENCE)) {
        writeObject(text, out);
      } else if (channel.streaming().recordIo()) {
        RecordIo.write(text.getBytes(UTF_8), out);
      } else {
        out.write(text.getBytes(UTF_8));
      }
    }
  }

  private JsonNode parse(String line, int number) {
    JsonNode values;
    try {
      values = JSON.readTree(line);
    } catch (JacksonException e) {
      throw notAnObject(number);
    }
    if (!values.isObject()) {
      throw notAnObject(number);
    }
    return values;
  }

  private RefusedJobException notAnObject(int number) {
    return objects.refusal(
        "line %d of the augmented manifest '%s' is not a JSON object"
            .formatted(number, channel.uri()));
  }
}
