package dev.clary.service.training;

/** Says no to what could never run, before anything is stored. Thread-safe. */
public interface DefinitionCheck {

  /**
   * Refuses a definition that nothing here can run for this owner: no runtime for its image, a
   * runtime that is for administrators only, no sandbox for somebody who needs one, inputs that are
   * not there, a location that is out of bounds, a regular expression that means nothing.
   *
   * @throws dev.clary.service.InvalidRequestException with one sentence that names member, value
   *     and rule
   */
  void check(TrainingDefinition definition, Owner owner);
}
