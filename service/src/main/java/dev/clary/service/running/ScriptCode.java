package dev.clary.service.running;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that two reserved hyperparameters name: where its code is, and which file of it runs.
 *
 * @param objects where code comes from
 */
record ScriptCode(ObjectStore objects) {

  /** Refuses code that is not there. */
  void check(TrainingDefinition definition, Owner owner) {
    var hyperparameters = new Hyperparameters(definition.hyperparameters());
    String program = program(hyperparameters);
    String directory =
        hyperparameters
            .text(Hyperparameters.SUBMIT_DIRECTORY)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "hyperparameter '%s' is missing: it must say where '%s' is"
                            .formatted(Hyperparameters.SUBMIT_DIRECTORY, program)));
    objects.check(directory, owner, ObjectStore.Access.READ);
    try {
      checkThere(program, directory, objects.list(CodeStaging.prefix(directory), owner));
    } catch (IOException e) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': %s"
              .formatted(Hyperparameters.SUBMIT_DIRECTORY, directory, e.getMessage()));
    }
  }

  private static void checkThere(
      String program, String directory, List<ObjectStore.StoredObject> code) {
    boolean archive = CodeStaging.isArchive(directory);
    boolean there =
        archive ? !code.isEmpty() : code.stream().anyMatch(object -> object.path().equals(program));
    if (!there) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': there is no '%s'"
              .formatted(
                  Hyperparameters.SUBMIT_DIRECTORY, directory, archive ? "such archive" : program));
    }
  }

  /** The path of the program inside its code. */
  static String program(Hyperparameters hyperparameters) {
    return inside(hyperparameters, Hyperparameters.PROGRAM);
  }

  /** A path inside the code that a hyperparameter names. */
  static String inside(Hyperparameters hyperparameters, String name) {
    String text = hyperparameters.text(name).orElse("");
    Path path = Path.of(text).normalize();
    if (text.isBlank() || path.isAbsolute() || path.startsWith("..")) {
      throw new InvalidRequestException(
          "hyperparameter '%s' = '%s': it must be a path inside the submitted directory"
              .formatted(name, text));
    }
    return path.toString();
  }

  /** Where the code comes from. */
  static String source(Hyperparameters hyperparameters) {
    return hyperparameters.text(Hyperparameters.SUBMIT_DIRECTORY).orElse("");
  }

  /** Brings the code into place and answers the path of the program in it. */
  String stage(Preparation preparation) throws IOException {
    String source = source(preparation.hyperparameters());
    OptMlDirectory tree = preparation.tree();
    new CodeStaging(objects, preparation.job().spec().owner()).stage(source, tree.code());
    String program = program(preparation.hyperparameters());
    if (!Files.isRegularFile(tree.code().resolve(program))) {
      throw new RefusedJobException("there is no '%s' in '%s'".formatted(program, source));
    }
    return program;
  }
}
