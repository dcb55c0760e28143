package dev.clary.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalRequestTest {

  @Test
  void everyPartHasItsLine() {
    Map<String, List<String>> headers =
        Map.of("Host", List.of("localhost"), "X-Amz-Target", List.of(" a  b ", "c"));
    var request = new HttpMessage("POST", "/clary", "b=2&a=1", headers);

    String text = new CanonicalRequest(request, List.of("x-amz-target", "host"), "abc").text();

    assertThat(text)
        .isEqualTo(
            """
            POST
            /clary
            a=1&b=2
            host:localhost
            x-amz-target:a b,c

            host;x-amz-target
            abc""");
  }

  @ParameterizedTest
  @CsvSource({
    "'', /",
    "/, /",
    "//, /",
    "/a, /a",
    "/a/, /a/",
    "/a//b/./c/../d, /a/b/d",
    "/../../a, /a",
    "/a/.., /",
    "/a/../, /",
    "/a%2Fb, /a%252Fb",
    "/a b, /a%20b",
    "/-._~, /-._~",
    "/a:b@c, /a%3Ab%40c",
    "/ሴ, /%E1%88%B4",
  })
  void aPathIsNormalizedAndEncodedOnceMore(String path, String canonical) {
    assertThat(CanonicalRequest.path(path)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "a, a=",
    "a=&b, a=&b=",
    "&&a=1&, a=1",
    "b=1&a=2&a=10, a=10&a=2&b=1",
    "B=1&a=1, B=1&a=1",
    "a=b=c, a=b%3Dc",
    "a=%2f, a=%2F",
    "a=%7E, a=~",
    "a=%, a=%25",
    "a=%4, a=%254",
    "a=%zz, a=%25zz",
    "a=1+1, a=1%2B1",
    "ሴ=bar, %E1%88%B4=bar",
    "%E1%88%B4=bar, %E1%88%B4=bar",
  })
  void aQueryIsEncodedStrictlyAndSorted(String query, String canonical) {
    assertThat(CanonicalRequest.query(query)).isEqualTo(canonical);
  }
}
