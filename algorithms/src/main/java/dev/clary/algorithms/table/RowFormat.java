package dev.clary.algorithms.table;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import java.util.List;
import java.util.Locale;

/** The text formats rows can be read from. */
enum RowFormat {
  CSV,
  LIBSVM;

  /**
   * Returns the format that a channel's content type names: libsvm if there is none, as SageMaker
   * has it.
   *
   * @throws RefusedException if the content type is not served, or asks for other than one label
   */
  static RowFormat of(Channel channel) {
    String given = channel.contentType().orElse("libsvm");
    List<String> parts = List.of(given.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1));
    for (String part : parts) {
      if (part.startsWith("label_size=") && !part.equals("label_size=1")) {
        throw refused(channel, given, "asks for more than one column of labels");
      }
    }
    return switch (parts.get(0)) {
      case "csv", "text/csv" -> CSV;
      case "libsvm", "text/libsvm", "text/x-libsvm" -> LIBSVM;
      case "parquet",
          "application/x-parquet",
          "recordio-protobuf",
          "application/x-recordio-protobuf" ->
          throw refused(channel, given, "is not served yet");
      default -> throw refused(channel, given, "is unknown");
    };
  }

  private static RefusedException refused(Channel channel, String given, String problem) {
    return new RefusedException(
        "channel '%s': content type '%s' %s, use text/csv with the label first or text/libsvm"
            .formatted(channel.name(), given, problem));
  }
}
