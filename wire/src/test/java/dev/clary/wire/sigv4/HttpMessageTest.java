package dev.clary.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpMessageTest {

  @Test
  void headersAreFoundInAnyCase() {
    var message = new HttpMessage("GET", "/", "", Map.of("X-Amz-Date", List.of("now")));

    assertThat(message.header("x-AMZ-date")).hasValue("now");
    assertThat(message.header("date")).isEmpty();
  }

  @Test
  void oneHeaderInTwoSpellingsIsOneHeader() {
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Via", List.of("a", "b"));
    headers.put("via", List.of("c"));

    var message = new HttpMessage("GET", "/", "", headers);

    assertThat(message.headers()).isEqualTo(Map.of("via", List.of("a", "b", "c")));
  }

  @Test
  void aMessageDoesNotChangeWithTheMapItWasMadeFrom() {
    var values = new ArrayList<>(List.of("a"));
    var headers = new LinkedHashMap<String, List<String>>(Map.of("via", values));
    var message = new HttpMessage("GET", "/", "", headers);

    values.add("b");
    headers.clear();

    assertThat(message.headers()).isEqualTo(Map.of("via", List.of("a")));
  }
}
