package dev.clary.benchmarks.task;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A grid that was evaluated as a whole, several times. Numbers are tuned as integers, the index of
 * their place in the grid; texts as categories.
 */
final class GridTask implements Task {
  private final String name;
  private final SearchSpace space;
  private final Goal goal;
  private final int repeats;
  private final float[] values;
  private final double best;

  private GridTask(JsonNode description, float[] values) {
    this.name = description.get("name").asString();
    this.goal = Goal.valueOf(description.get("objective").asString().toUpperCase(Locale.ROOT));
    this.repeats = description.get("seeds").asInt();
    this.values = values;
    var ranges = new ArrayList<ParameterRange>();
    for (JsonNode parameter : description.get("parameters")) {
      ranges.add(range(parameter));
    }
    this.space = new SearchSpace(ranges);
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < values.length / repeats; row++) {
      least = Math.min(least, goal.loss(mean(row)));
    }
    this.best = goal.loss(least);
  }

  static GridTask read(Path json) {
    try {
      JsonNode description = new ObjectMapper().readTree(Files.readString(json));
      Path table = Path.of(json.toString().replaceAll("json$", "f32"));
      var bytes = ByteBuffer.wrap(Files.readAllBytes(table)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return new GridTask(description, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParameterRange range(JsonNode parameter) {
    String name = parameter.get("name").asString();
    List<JsonNode> values = new ArrayList<>();
    parameter.get("values").forEach(values::add);
    if (values.stream().allMatch(JsonNode::isNumber)) {
      return new IntegerRange(name, 0, values.size() - 1L, Scaling.LINEAR);
    }
    return new CategoricalRange(name, values.stream().map(JsonNode::asString).toList());
  }

  private int row(Assignment assignment) {
    int row = 0;
    for (ParameterRange range : space.ranges()) {
      String value = assignment.get(range.name());
      int index =
          range instanceof CategoricalRange category
              ? category.values().indexOf(value)
              : Integer.parseInt(value);
      row = row * (int) range.size().orElseThrow() + index;
    }
    return row;
  }

  private double mean(int row) {
    double[] known = known(row);
    double sum = 0;
    for (double value : known) {
      sum += value;
    }
    return sum / known.length;
  }

  /** The repeats of a row that were evaluated; some grids have gaps. */
  private double[] known(int row) {
    return IntStream.range(row * repeats, (row + 1) * repeats)
        .mapToDouble(i -> values[i])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public Goal goal() {
    return goal;
  }

  @Override
  public double draw(Assignment assignment, SplittableRandom random) {
    double[] known = known(row(assignment));
    return known[random.nextInt(known.length)];
  }

  @Override
  public double value(Assignment assignment) {
    return mean(row(assignment));
  }

  @Override
  public double best() {
    return best;
  }
}
