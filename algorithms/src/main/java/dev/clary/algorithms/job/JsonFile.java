package dev.clary.algorithms.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a small JSON file as maps, lists and text. Scalars are text, as the platform writes them
 * anyway: the number {@code 1} and the string {@code "1"} read the same.
 */
final class JsonFile {

  private JsonFile() {}

  /**
   * Returns the members of the object in the file; none if there is no such file.
   *
   * @throws RefusedException if the file is not a JSON object
   */
  static Map<String, Object> members(Path file) throws IOException {
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("%s is not a JSON object".formatted(file));
      }
      return object(parser);
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (JacksonException e) {
      throw new RefusedException(
          "%s is not valid JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      default -> parser.getString();
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.getString();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) {
    var elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }
}
