package dev.clary.algorithms.table;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Rows of numbers, each with a label and, if the data say so, a weight and a group. Missing values
 * are left out: rows are held in compressed sparse row form, of which {@link #offsets()}, {@link
 * #columns()} and {@link #values()} are the three arrays. Immutable by agreement: the accessors
 * return the arrays themselves, which nobody changes.
 */
public final class LabeledRows {
  private final float[] labels;
  private final float[] weights;
  private final int[] groups;
  private final long[] offsets;
  private final int[] columns;
  private final float[] values;
  private final int width;

  private LabeledRows(Builder builder) {
    labels = builder.labels.toArray();
    weights = builder.weights.toArray();
    groups = builder.groups.build().toArray();
    offsets = builder.offsets.build().toArray();
    columns = builder.columns.build().toArray();
    values = builder.values.toArray();
    width = builder.width;
  }

  /**
   * Reads all files of a channel.
   *
   * @param weighted whether the second column of CSV files is the weight of the row
   * @throws RefusedException if there is no file, or one that is not in the channel's format; it
   *     names channel, file and line
   */
  public static LabeledRows read(Channel channel, boolean weighted) throws IOException {
    RowFormat format = RowFormat.of(channel);
    var rows = new Builder();
    Consumer<Line> reader =
        format == RowFormat.CSV ? new CsvReader(rows, weighted) : new LibsvmReader(rows);
    for (Path file : ChannelFiles.of(channel)) {
      read(channel, file, reader);
    }
    LabeledRows built = rows.build();
    if (built.rows() == 0) {
      throw new RefusedException("channel '%s' has no rows".formatted(channel.name()));
    }
    checkAllOrNone(channel, "weight", built.weights.length, built.rows());
    checkAllOrNone(channel, "qid", built.groups.length, built.rows());
    return built;
  }

  private static void checkAllOrNone(Channel channel, String what, int with, int rows) {
    if (with != 0 && with != rows) {
      throw new RefusedException(
          "channel '%s': %d of %d rows have a %s, it must be all or none"
              .formatted(channel.name(), with, rows, what));
    }
  }

  private static void read(Channel channel, Path file, Consumer<Line> reader) throws IOException {
    String name = channel.directory().relativize(file).toString();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 1;
      for (String text; (text = lines.readLine()) != null; number++) {
        if (!text.isBlank()) {
          reader.accept(new Line(channel.name(), name, number, text));
        }
      }
    } catch (MalformedInputException e) {
      throw new RefusedException(
          "channel '%s', file '%s': is not text in UTF-8".formatted(channel.name(), name), e);
    }
  }

  public int rows() {
    return labels.length;
  }

  /** The number of feature columns: one more than the highest column seen. */
  public int width() {
    return width;
  }

  public float[] labels() {
    return labels;
  }

  /** One weight per row; empty if the rows have none. */
  public float[] weights() {
    return weights;
  }

  /** One group number per row; empty if the rows have none. */
  public int[] groups() {
    return groups;
  }

  /** Where each row begins in {@link #columns()} and {@link #values()}, and where the last ends. */
  public long[] offsets() {
    return offsets;
  }

  public int[] columns() {
    return columns;
  }

  public float[] values() {
    return values;
  }

  /** Collects rows one value after the other. Not safe for several threads. */
  static final class Builder {
    private final FloatList labels = new FloatList();
    private final FloatList weights = new FloatList();
    private final IntStream.Builder groups = IntStream.builder();
    private final LongStream.Builder offsets = LongStream.builder();
    private final IntStream.Builder columns = IntStream.builder();
    private final FloatList values = new FloatList();
    private int width;

    /** Begins the next row. */
    void begin(float label) {
      offsets.add(values.size());
      labels.add(label);
    }

    void weight(float weight) {
      weights.add(weight);
    }

    void group(int group) {
      groups.add(group);
    }

    /** Adds a value to the row begun last; NaN is a missing value and only widens the row. */
    void value(int column, float value) {
      width = Math.max(width, column + 1);
      if (!Float.isNaN(value)) {
        columns.add(column);
        values.add(value);
      }
    }

    LabeledRows build() {
      offsets.add(values.size());
      return new LabeledRows(this);
    }
  }
}
