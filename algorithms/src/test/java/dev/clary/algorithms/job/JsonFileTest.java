package dev.clary.algorithms.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
  @TempDir private Path directory;

  @Test
  void objectsAreMapsArraysAreListsAndScalarsAreText() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("a.json"),
            """
            {"text": "a \\"b\\" \\u00e9", "number": 1.50, "truth": true, "nothing": null,
             "list": ["x", [2], {}], "object": {"inner": {"deep": "y"}}}
            """);

    Map<String, Object> members = JsonFile.members(file);

    assertThat(members)
        .containsEntry("text", "a \"b\" é")
        .containsEntry("number", "1.50")
        .containsEntry("truth", "true")
        .containsEntry("nothing", "null")
        .containsEntry("list", List.of("x", List.of("2"), Map.of()))
        .containsEntry("object", Map.of("inner", Map.of("deep", "y")));
  }

  @Test
  void aMissingFileHasNoMembers() throws IOException {
    assertThat(JsonFile.members(directory.resolve("missing.json"))).isEmpty();
  }
}
