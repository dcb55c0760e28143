package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.Selection;
import dev.clary.service.training.Streaming;
import dev.clary.wire.shape.Channel;
import dev.clary.wire.shape.S3DataSource;
import dev.clary.wire.shape.ShuffleConfig;
import java.util.List;
import java.util.Optional;

/**
 * Reads where a channel comes from and how it is given. What AWS documents beside its model is
 * checked here: which kinds of sources go with which modes.
 */
final class Channels {
  private Channels() {}

  /**
   * A channel.
   *
   * @param defaultMode the input mode of a channel that names none
   * @throws InvalidRequestException naming member, value and rule
   */
  static dev.clary.service.training.Channel channel(Channel shape, String defaultMode) {
    S3DataSource source =
        FromWire.required(
            shape.dataSource().s3DataSource(),
            "DataSource.S3DataSource of channel '%s'".formatted(shape.channelName()));
    InputMode mode = mode(requireNonNullElse(shape.inputMode(), defaultMode));
    Selection.Kind kind = kind(source.s3DataType());
    check(shape, source, kind, mode);
    return new dev.clary.service.training.Channel(
        shape.channelName(),
        source.s3Uri(),
        Optional.ofNullable(shape.contentType()),
        mode,
        "ShardedByS3Key".equals(source.s3DataDistributionType()),
        new Selection(kind, attributes(source)),
        streaming(shape));
  }

  private static List<String> attributes(S3DataSource source) {
    return requireNonNullElse(source.attributeNames(), List.of());
  }

  private static Streaming streaming(Channel shape) {
    return new Streaming(
        "Gzip".equals(shape.compressionType()),
        "RecordIO".equals(shape.recordWrapperType()),
        Optional.ofNullable(shape.shuffleConfig()).map(ShuffleConfig::seed));
  }

  private static void check(
      Channel shape, S3DataSource source, Selection.Kind kind, InputMode mode) {
    boolean augmented = kind == Selection.Kind.AUGMENTED_MANIFEST;
    String type = "S3DataType '%s'".formatted(source.s3DataType());
    if (augmented && mode != InputMode.PIPE) {
      throw refusal(type, shape, "it needs input mode Pipe");
    }
    if (augmented && attributes(source).isEmpty()) {
      throw refusal(type, shape, "it needs AttributeNames");
    }
    if (!augmented && !attributes(source).isEmpty()) {
      throw refusal("AttributeNames", shape, "they need S3DataType AugmentedManifestFile");
    }
    if (augmented && "Gzip".equals(shape.compressionType())) {
      throw refusal("CompressionType 'Gzip'", shape, "it is not served with an augmented manifest");
    }
    if (kind == Selection.Kind.MANIFEST && mode == InputMode.FAST_FILE) {
      throw refusal(type, shape, "input mode FastFile needs S3DataType S3Prefix");
    }
  }

  private static InvalidRequestException refusal(String member, Channel shape, String rule) {
    return new InvalidRequestException(
        "%s of channel '%s': %s".formatted(member, shape.channelName(), rule));
  }

  private static InputMode mode(String mode) {
    return switch (mode) {
      case "File" -> InputMode.FILE;
      case "FastFile" -> InputMode.FAST_FILE;
      case "Pipe" -> InputMode.PIPE;
      default -> throw new AssertionError("the service model has no input mode " + mode);
    };
  }

  private static Selection.Kind kind(String type) {
    return switch (type) {
      case "S3Prefix" -> Selection.Kind.PREFIX;
      case "ManifestFile" -> Selection.Kind.MANIFEST;
      case "AugmentedManifestFile" -> Selection.Kind.AUGMENTED_MANIFEST;
      default -> throw new AssertionError("type " + type + " should have been refused");
    };
  }
}
