package dev.clary.service.running;

import java.util.List;

/** A job that takes no interest. */
final class SilentJournal implements Journal {
  @Override
  public void doing(String message) {}

  @Override
  public void write(List<String> lines) {}

  @Override
  public boolean isStopRequested() {
    return false;
  }

  @Override
  public boolean isClosing() {
    return false;
  }
}
