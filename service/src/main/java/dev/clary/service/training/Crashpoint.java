package dev.clary.service.training;

/**
 * Places between two effects where the death of the server would hurt most. Tests let it die there;
 * everywhere else {@link #NONE} is passed and nothing happens. Thread-safe.
 */
@FunctionalInterface
public interface Crashpoint {
  Crashpoint NONE = place -> {};

  /** Called each time a place is reached. */
  void reached(Place place);

  /** The places, in the order in which a training job passes them, and a tuning job the last. */
  enum Place {
    /** The row says that the process is about to start; it is not started yet. */
    ROW_STORED,
    /** The process is started; its handle is not stored yet. */
    PROCESS_STARTED,
    /** The handle is stored; the program runs. */
    RUNNING,
    /** The program's end was seen; its exit code is not stored yet. */
    EXITED,
    /** The exit code is stored; an archive is half written. */
    ARCHIVING,
    /** The outcome of the training job is stored; nobody was told yet. */
    OUTCOME_STORED,
    /** All training jobs of a tuning job have ended; its own final status is not stored yet. */
    ALL_ENDED
  }
}
