package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory, with names that are nothing but text, as in S3. Thread-safe. */
final class PrefixStore implements ObjectStore {
  final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  PrefixStore with(String uri, String content) {
    return with(uri, content.getBytes(UTF_8));
  }

  PrefixStore with(String uri, byte[] content) {
    objects.put(uri, content);
    return this;
  }

  String text(String uri) {
    return new String(objects.getOrDefault(uri, new byte[0]), UTF_8);
  }

  @Override
  public void check(String uri, Owner owner, Access access) {}

  @Override
  public List<StoredObject> list(String prefix, Owner owner) {
    String folder = prefix.endsWith("/") ? prefix : prefix + "/";
    return objects.tailMap(prefix).entrySet().stream()
        .takeWhile(object -> object.getKey().startsWith(prefix))
        .map(
            object -> {
              String uri = object.getKey();
              int start = uri.startsWith(folder) ? folder.length() : prefix.lastIndexOf('/') + 1;
              return new StoredObject(uri, uri.substring(start), object.getValue().length);
            })
        .toList();
  }

  @Override
  public InputStream open(String uri, Owner owner) throws IOException {
    byte[] content = objects.get(uri);
    if (content == null) {
      throw new NoSuchFileException(uri);
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public void put(String uri, Path file, Owner owner) throws IOException {
    objects.put(uri, Files.readAllBytes(file));
  }

  @Override
  public void delete(String uri, Owner owner) {
    objects.remove(uri);
  }
}
