package dev.clary.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether training that reports on its way is told to go on. */
final class ReportsTest {

  private static String report(int number, int resource, String value) {
    return "{\"report\":{\"number\":%d,\"resource\":%d,\"value\":%s}}"
        .formatted(number, resource, value);
  }

  private static String tell(int number, double value) {
    return "{\"tell\":{\"number\":%d,\"value\":%s}}".formatted(number, value);
  }

  /** Ten that completed, with values 1 to 10 throughout; then number 11 was suggested. */
  private static List<String> tenCompleted() {
    var lines = new ArrayList<String>();
    lines.add("{\"ask\":{\"count\":11}}");
    for (int number = 1; number <= 10; number++) {
      for (int resource = 1; resource <= 3; resource++) {
        lines.add(report(number, resource, Integer.toString(number)));
      }
      lines.add(tell(number, number));
    }
    return lines;
  }

  private static String last(List<String> lines, String... more) {
    var all = new ArrayList<>(lines);
    Collections.addAll(all, more);
    return Conversation.last(all.toArray(String[]::new));
  }

  @Test
  void whoIsWorseThanTheMedianStopsAndGoesOnStopping() {
    List<String> ten = tenCompleted();

    assertThat(last(ten, report(11, 1, "9"))).isEqualTo("{\"decision\":\"continue\"}");
    assertThat(last(ten, report(11, 1, "9"), report(11, 2, "9")))
        .isEqualTo("{\"decision\":\"stop\"}");
    assertThat(last(ten, report(11, 1, "9"), report(11, 2, "9"), report(11, 3, "1")))
        .isEqualTo("{\"decision\":\"stop\"}");
    assertThat(last(ten, report(11, 1, "5"), report(11, 2, "5")))
        .isEqualTo("{\"decision\":\"continue\"}");
  }

  @Test
  void aValueThatIsNoNumberDecidesNothing() {
    assertThat(last(tenCompleted(), report(11, 1, "9"), report(11, 2, "NaN")))
        .isEqualTo("{\"decision\":\"continue\"}");
  }

  @Test
  void failuresAreNoneOfTheTen() {
    var lines = tenCompleted();
    lines.add("{\"tell\":{\"number\":1,\"failed\":\"algorithm\"}}");

    assertThat(last(lines, report(11, 1, "9"), report(11, 2, "9")))
        .isEqualTo("{\"decision\":\"continue\"}");
  }

  @Test
  void thoseThatWereStoppedCompleteNothingWhateverTheyAreToldToHaveScored() {
    var lines = tenCompleted();
    lines.add("{\"ask\":{}}");
    lines.add(report(11, 1, "9"));
    lines.add(report(11, 2, "9"));
    lines.add(tell(11, 9));
    lines.add("{\"tell\":{\"number\":1,\"failed\":\"algorithm\"}}");

    // Nine that completed and one that was stopped.
    assertThat(last(lines, report(12, 1, "10"), report(12, 2, "10")))
        .isEqualTo("{\"decision\":\"continue\"}");
  }

  @Test
  void whoHasEndedReportsNoMore() {
    assertThat(last(tenCompleted(), report(3, 4, "1")))
        .isEqualTo("{\"error\":\"number 3 has ended already\"}");
  }
}
