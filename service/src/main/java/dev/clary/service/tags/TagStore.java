package dev.clary.service.tags;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps labels. A training job that a tuning job launches gets the labels that the tuning job has
 * at that moment, together with its row. Thread-safe; what is written survives the end of the
 * process when the method returns.
 */
public interface TagStore {

  /**
   * Gives a job that is about to be stored its labels, and takes away whatever was left from an
   * attempt before. Nothing happens when the job is there already.
   */
  void prepare(Tagged job, Map<String, String> tags);

  /** The stored job of that name, spelled as it is stored. */
  Optional<Tagged> find(Tagged job);

  /** Adds labels; one whose key is there already takes its place. */
  void add(Tagged job, Map<String, String> tags);

  /** Takes labels away; keys that are not there do not matter. */
  void remove(Tagged job, List<String> keys);

  /** The labels of a job, sorted by key. */
  Map<String, String> of(Tagged job);
}
