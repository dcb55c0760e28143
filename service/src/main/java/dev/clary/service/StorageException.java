package dev.clary.service;

/**
 * Stored facts that could not be written or read: a full disk, a file that is gone, damaged or not
 * ours. The message is for a person. Nothing of a refused write is stored.
 */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
