package dev.clary.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whole conversations, every line answered. */
final class Conversation {
  static final String CREATE =
      "{\"create\":{\"parameters\":[{\"name\":\"lr\",\"type\":\"Continuous\",\"min\":\"1e-5\",\"max\":\"0.1\","
          + "\"scaling\":\"Logarithmic\"},{\"name\":\"layers\",\"type\":\"Integer\",\"min\":\"1\",\"max\":\"8\","
          + "\"scaling\":\"Linear\"},{\"name\":\"opt\",\"type\":\"Categorical\",\"values\":[\"adam\",\"sgd\"]}],"
          + "\"objective\":\"Minimize\",\"strategy\":\"Bayesian\",\"seed\":7,\"maxJobs\":100}}";

  private Conversation() {}

  /** The answers to lines. */
  static List<String> of(String... lines) {
    var in = new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();

    new JsonLines(in, out).run();

    List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(answers).hasSizeLessThanOrEqualTo(lines.length);
    return answers;
  }

  /** The last answer to lines that begin with the creation of the usual search. */
  static String last(String... lines) {
    String[] all = new String[lines.length + 1];
    all[0] = CREATE;
    System.arraycopy(lines, 0, all, 1, lines.length);
    List<String> answers = of(all);
    assertThat(answers).hasSize(all.length).startsWith("{\"ok\":true}");
    return answers.get(lines.length);
  }
}
