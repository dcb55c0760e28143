package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Test
  void aPageHasTenThingsUnlessToldOtherwise() {
    assertThat(Page.of(null, null, "jobs").limit()).isEqualTo(10);
    assertThat(Page.of("", 3, "jobs").limit()).isEqualTo(3);
  }

  @Test
  void aTokenLeadsToTheThingsAfterThePage() {
    Page first = Page.of(null, 2, "jobs", "Name");
    List<Integer> fetched = List.of(1, 2, 3);

    Page second = Page.of(first.token(fetched), 2, "jobs", "Name");

    assertThat(first.probe()).isEqualTo(3);
    assertThat(first.cut(fetched)).containsExactly(1, 2);
    assertThat(second.offset()).isEqualTo(2);
  }

  @Test
  void theLastPageHasNoToken() {
    Page page = Page.of(null, 2, "jobs");

    assertThat(page.token(List.of(1, 2))).isNull();
    assertThat(page.cut(List.of(1))).containsExactly(1);
  }

  @Test
  void aTokenOfTheSameListInAnotherOrderIsRefused() {
    String token = Page.of(null, 1, "jobs", "Name", null).token(List.of(1, 2));

    assertThatThrownBy(() -> Page.of(token, 1, "jobs", "Status", null))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("NextToken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%", "1:0:0", "1:7fffffff:-1", "1:0:99999999999", "ä"})
  void whatIsNoTokenIsRefused(String text) {
    String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Page.of(text, 1, "jobs")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Page.of(encoded, 1, "jobs"))
        .isInstanceOf(InvalidRequestException.class);
  }
}
