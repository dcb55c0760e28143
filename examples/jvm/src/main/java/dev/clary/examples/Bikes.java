package dev.clary.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Hours in Washington, D.C., and how many bicycles were rented in each. */
final class Bikes {
  private final float[] rentals;
  private final float[][] hours;

  private Bikes(float[] rentals, float[][] hours) {
    this.rentals = rentals;
    this.hours = hours;
  }

  /** The hours to learn from. */
  static Bikes train(Path folder) throws IOException {
    return read(folder.resolve("train/train.csv"));
  }

  /** The hours to be judged by. */
  static Bikes validation(Path folder) throws IOException {
    return read(folder.resolve("validation/validation.csv"));
  }

  private static Bikes read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    float[] rentals = new float[lines.size()];
    float[][] hours = new float[lines.size()][];
    for (int i = 0; i < rentals.length; i++) {
      String[] numbers = lines.get(i).split(",", -1);
      rentals[i] = Float.parseFloat(numbers[0]);
      hours[i] = new float[numbers.length - 1];
      for (int j = 0; j < hours[i].length; j++) {
        hours[i][j] = Float.parseFloat(numbers[j + 1]);
      }
    }
    return new Bikes(rentals, hours);
  }

  /** What is to be learned; the array itself. */
  float[] rentals() {
    return rentals;
  }

  /** Weather and calendar, one row per hour; the arrays themselves. */
  float[][] hours() {
    return hours;
  }
}
