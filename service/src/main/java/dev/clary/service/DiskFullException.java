package dev.clary.service;

/** There is no room on the disk for what was to be stored; it may be stored once there is. */
public final class DiskFullException extends StorageException {
  private static final long serialVersionUID = 1L;

  public DiskFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
