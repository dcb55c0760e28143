package dev.clary.benchmarks.quality;

import java.util.List;

/**
 * Under which circumstances a task is searched.
 *
 * @param workers training jobs at a time; above 1 they end in the order of a simulated clock
 * @param together whether as many are only asked for when all before them have ended
 * @param noise standard deviation of what is added to each value, as a share of the task's spread
 * @param failures share of training jobs that crash by chance
 */
record Setting(String name, int workers, boolean together, double noise, double failures) {

  static final List<Setting> ALL =
      List.of(
          new Setting("sequential", 1, false, 0, 0),
          new Setting("workers4", 4, false, 0, 0),
          new Setting("workers8", 8, false, 0, 0),
          new Setting("batches8", 8, true, 0, 0),
          new Setting("noise", 1, false, 0.1, 0),
          new Setting("failures", 1, false, 0, 0.1));

  static Setting named(String name) {
    return ALL.stream()
        .filter(setting -> setting.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no setting is named " + name));
  }
}
