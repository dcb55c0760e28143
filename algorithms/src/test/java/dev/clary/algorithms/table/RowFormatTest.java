package dev.clary.algorithms.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormatTest {

  @ParameterizedTest
  @CsvSource({
    "csv, CSV",
    "text/csv, CSV",
    "Text/CSV; label_size=1; charset=utf8, CSV",
    "libsvm, LIBSVM",
    "text/libsvm ;charset=utf8, LIBSVM",
    "text/x-libsvm, LIBSVM"
  })
  void contentTypesOfSageMakerAreKnown(String contentType, RowFormat format) {
    assertThat(RowFormat.of(channel(Optional.of(contentType)))).isEqualTo(format);
  }

  @Test
  void noContentTypeMeansLibsvm() {
    assertThat(RowFormat.of(channel(Optional.empty()))).isEqualTo(RowFormat.LIBSVM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parquet",
        "application/x-parquet",
        "recordio-protobuf",
        "application/x-recordio-protobuf"
      })
  void knownFormatsThatAreNotServedAreRefusedAsSuch(String contentType) {
    assertThatThrownBy(() -> RowFormat.of(channel(Optional.of(contentType))))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("channel 'train': content type '" + contentType + "'")
        .hasMessageContaining("is not served yet, use text/csv");
  }

  @Test
  void anUnknownContentTypeIsRefused() {
    assertThatThrownBy(() -> RowFormat.of(channel(Optional.of("image/png"))))
        .hasMessageContaining("'image/png' is unknown, use text/csv");
  }

  @Test
  void severalLabelsAreRefused() {
    assertThatThrownBy(() -> RowFormat.of(channel(Optional.of("text/csv;label_size=2"))))
        .hasMessageContaining("'text/csv;label_size=2' asks for more than one column of labels");
  }

  private static Channel channel(Optional<String> contentType) {
    return new Channel("train", Path.of("unused"), contentType);
  }
}
