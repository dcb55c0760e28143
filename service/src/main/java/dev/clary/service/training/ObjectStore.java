package dev.clary.service.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Where inputs come from and outputs go to, by URI. What a scheme means, and who may reach what, is
 * known behind this interface only. Thread-safe.
 */
public interface ObjectStore {

  /**
   * One object below a prefix.
   *
   * @param uri of the object itself
   * @param path relative to the folder that the prefix names, with or without a slash at its end;
   *     of an object that starts with it otherwise, what follows the prefix's last slash. Never
   *     absolute, never with {@code ..}
   * @param size in bytes
   */
  record StoredObject(String uri, String path, long size) {}

  /**
   * Refuses a location that the owner may not use.
   *
   * @throws dev.clary.service.InvalidRequestException with a sentence for the caller
   */
  void check(String uri, Owner owner, Access access);

  /** What a location is used for. */
  enum Access {
    READ,
    WRITE
  }

  /** All objects whose URI starts with the prefix, or the one object it names; may be empty. */
  List<StoredObject> list(String prefix, Owner owner) throws IOException;

  /**
   * Opens an object for reading; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such object
   */
  InputStream open(String uri, Owner owner) throws IOException;

  /**
   * Puts a file at a URI, whole and durably, or not at all: when this returns, the object survives
   * the end of the machine. An object that is there is replaced.
   */
  void put(String uri, Path file, Owner owner) throws IOException;

  /** Removes an object; nothing happens when it is not there. */
  void delete(String uri, Owner owner) throws IOException;
}
