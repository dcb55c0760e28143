package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the interpreters that programs in script mode run with. Thread-safe. */
public interface Interpreters {

  /**
   * An installed interpreter.
   *
   * @param executable absolute; the interpreter itself, not a script that chooses one
   * @param directories where its libraries are; all absolute
   * @param modulePath where it looks for modules, in order
   */
  record Interpreter(Path executable, List<Path> directories, List<String> modulePath) {

    public Interpreter {
      requireNonNull(executable, "executable");
      directories = List.copyOf(directories);
      modulePath = List.copyOf(modulePath);
    }
  }

  /**
   * Finds an interpreter by asking it about itself, once.
   *
   * @param command a name on the search path, or a path
   * @throws IOException if it cannot be run or answers nothing of use; says what to do
   */
  Interpreter find(String command) throws IOException;
}
