package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RequestViewTest {

  /** A request that has a query and headers, and nothing else. */
  private static RequestView view(String query, Map<String, String> headers) {
    var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    var request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                RequestViewTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getQueryString" -> query;
                      case "getHeader" -> byName.get((String) arguments[0]);
                      case "getHeaders" ->
                          Collections.enumeration(
                              byName.containsKey((String) arguments[0])
                                  ? List.of(byName.get((String) arguments[0]))
                                  : List.of());
                      case "getHeaderNames" -> Collections.enumeration(byName.keySet());
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return RequestView.of(request);
  }

  @Test
  void parametersComeFromTheQueryAndTheFirstOfANameCounts() {
    RequestView view = view("uploads&prefix=a%20b%2Fc&prefix=other&x=1%2B1+1&empty=", Map.of());

    assertThat(Collections.list(view.getParameterNames()))
        .containsExactly("uploads", "prefix", "x", "empty");
    assertThat(view.getParameter("uploads")).isEmpty();
    assertThat(view.getParameter("prefix")).isEqualTo("a b/c");
    assertThat(view.getParameter("x")).isEqualTo("1+1 1");
    assertThat(view.getParameter("none")).isNull();
    assertThat(view.getParameterValues("prefix")).containsExactly("a b/c");
  }

  @Test
  void aRequestMayHaveNoQuery() {
    assertThat(view("", Map.of()).getParameterMap()).isEmpty();
  }

  @Test
  void anUnlistedParameterAnswersToItsNameOnly() {
    RequestView view = view("a=1", Map.of()).withUnlistedParameter("b", "2");

    assertThat(view.getParameter("b")).isEqualTo("2");
    assertThat(Collections.list(view.getParameterNames())).containsExactly("a");
  }

  @Test
  void headersAreShownAsToldWhateverTheirCase() {
    RequestView view =
        view("", Map.of("Authorization", "secret", "X-Kept", "kept", "Content-Length", "100"))
            .withoutHeader("authorization")
            .withHeader("Content-Length", "7")
            .withHeader("x-added", "added");

    assertThat(view.getHeader("Authorization")).isNull();
    assertThat(Collections.list(view.getHeaders("AUTHORIZATION"))).isEmpty();
    assertThat(view.getHeader("x-kept")).isEqualTo("kept");
    assertThat(Collections.list(view.getHeaders("X-Added"))).containsExactly("added");
    assertThat(Collections.list(view.getHeaderNames()))
        .containsExactlyInAnyOrder("X-Kept", "content-length", "x-added");
    assertThat(view.getContentLengthLong()).isEqualTo(7);
    assertThat(view.getContentLength()).isEqualTo(7);
  }

  @Test
  void aViewDoesNotChangeTheOneItCameFrom() {
    RequestView view = view("", Map.of("a", "1"));

    view.withoutHeader("a");

    assertThat(view.getHeader("a")).isEqualTo("1");
    assertThat(view.getContentLengthLong()).isEqualTo(-1);
  }
}
