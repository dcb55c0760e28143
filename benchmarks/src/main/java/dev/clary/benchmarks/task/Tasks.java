package dev.clary.benchmarks.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All development tasks. */
public final class Tasks {

  private Tasks() {}

  /**
   * Reads the tasks below a directory, and adds the functions, which need no files.
   *
   * @param data the directory {@code benchmarks/data}
   */
  public static List<Task> all(Path data) {
    var tasks = new ArrayList<Task>(FunctionTask.all());
    try (Stream<Path> files = Files.walk(data.resolve("tabular"))) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(GridTask::read)
          .forEach(tasks::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tasks.addAll(SurrogateTask.read(data.resolve("yahpo/lcbench")));
    tasks.addAll(SurrogateTask.read(data.resolve("yahpo/rbv2_xgboost")));
    return tasks;
  }
}
