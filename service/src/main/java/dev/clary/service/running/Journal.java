package dev.clary.service.running;

import java.util.List;

/** What a job is told about what is done for it before its program starts, and what it wishes. */
interface Journal {

  /** Says what is done now, as the job's status and in its log. */
  void doing(String message);

  /** Adds lines to the job's log. */
  void write(List<String> lines);

  /** Whether nobody wants the job to go on: it was stopped. */
  boolean isStopRequested();

  /** Whether the server ends. */
  boolean isClosing();
}
