package dev.clary.algorithms.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatListTest {

  @Test
  void itGrowsAndKeepsTheOrder() {
    var list = new FloatList();
    for (int i = 0; i < 5000; i++) {
      list.add(i);
    }

    float[] values = list.toArray();

    assertThat(list.size()).isEqualTo(5000);
    assertThat(values).hasSize(5000).isSorted().endsWith(4998, 4999);
  }
}
