package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = new Table().row("a", "bb", "c").row("aaa", "b").row("a");

    assertThat(table.lines()).containsExactly("a    bb  c", "aaa  b", "a");
  }

  @Test
  void noRowsAreNoLines() {
    assertThat(new Table().lines()).isEmpty();
  }
}
