package dev.clary.cli.session;

/** A server of this process's own cannot go on for want of room on the disk. */
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoRoomException(String message) {
    super(message);
  }
}
