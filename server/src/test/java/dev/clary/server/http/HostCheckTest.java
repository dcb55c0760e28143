package dev.clary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
  private final HostCheck check = new HostCheck(Set.of("Tuner.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "s3.localhost",
        "127.0.0.1",
        "192.168.7.1",
        "[::1]",
        "tuner.example.org"
      })
  void addressesAndOurNamesPass(String host) {
    assertThat(check.passes(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.com",
        "127.0.0.1.evil.example.com",
        "localhost.evil.example.com",
        "evillocalhost",
        ""
      })
  void namesThatSomebodyElseMayGiveToThisMachineDoNot(String host) {
    assertThat(check.passes(host)).isFalse();
  }
}
