package dev.clary.objects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentStreamTest {
  @TempDir Path directory;

  private Segment write(long id, byte[] content) throws IOException {
    Files.write(directory.resolve(String.valueOf(id)), content);
    return new Segment(id, content.length);
  }

  private InputStream stream(List<Segment> segments, long from, long length) {
    return new SegmentStream(
        segments,
        segment -> FileChannel.open(directory.resolve(String.valueOf(segment.id()))),
        from,
        length);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyRangeOfAnySegmentsIsThatOfTheWhole(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var whole = new ByteArrayOutputStream();
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < 8; i++) {
      byte[] content = new byte[random.nextInt(3) * random.nextInt(20)];
      random.nextBytes(content);
      segments.add(write(i, content));
      whole.writeBytes(content);
    }
    byte[] all = whole.toByteArray();

    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(all.length + 1);
      int to = from + random.nextInt(all.length - from + 1);
      try (InputStream in = stream(segments, from, to - from)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, from, to));
      }
    }
  }

  @Test
  void bytesAreUnsignedAndEnd() throws IOException {
    Segment segment = write(1, new byte[] {(byte) 0xFF, 0});

    try (InputStream in = stream(List.of(segment), 0, 2)) {
      assertThat(in.read()).isEqualTo(0xFF);
      assertThat(in.read()).isZero();
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @Test
  void aFileThatLostItsEndIsNotTakenForAShortObject() throws IOException {
    write(1, new byte[3]);
    var claimed = new Segment(1, 5);

    try (InputStream in = stream(List.of(claimed), 0, 5)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(EOFException.class);
    }
    try (InputStream in = stream(List.of(), 0, 5)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(EOFException.class);
    }
  }
}
