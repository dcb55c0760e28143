package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void theLastPartIsClosedFirstEvenAfterOneThatFails() {
    var parts = new Parts();
    parts.add(() -> closed.add("store"));
    parts.add(
        () -> {
          closed.add("loop");
          throw new IllegalStateException("stuck");
        });
    parts.add(() -> closed.add("http"));

    parts.close();

    assertThat(closed).containsExactly("http", "loop", "store");
  }

  @Test
  void closingTwiceClosesOnce() {
    var parts = new Parts();
    parts.add(() -> closed.add("store"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("store");
  }
}
