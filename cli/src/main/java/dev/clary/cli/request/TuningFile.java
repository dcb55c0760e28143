package dev.clary.cli.request;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A request to create a tuning job that somebody wrote down, in the form that the AWS CLI takes
 * with {@code --cli-input-json} or {@code --cli-input-yaml}.
 *
 * @param path of the file, absolute
 * @param request what it says
 */
public record TuningFile(Path path, ObjectNode request) {

  public TuningFile {
    requireNonNull(path, "path");
    requireNonNull(request, "request");
  }

  /**
   * Reads a file; YAML if its name ends so, else JSON.
   *
   * @throws WrongInputException if it cannot be read, or holds no object
   */
  public static TuningFile read(Path path) {
    try {
      JsonNode tree = mapperFor(path).readTree(Files.readAllBytes(path));
      if (tree instanceof ObjectNode request) {
        return new TuningFile(path.toAbsolutePath(), request);
      }
      throw new WrongInputException(
          "%s: a tuning file is one object, the request to create a tuning job".formatted(path));
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      throw new WrongInputException(
          "%s, line %d, column %d: %s"
              .formatted(path, where.getLineNr(), where.getColumnNr(), firstLine(e)),
          e);
    } catch (NoSuchFileException e) {
      throw new WrongInputException("%s: no such file".formatted(path), e);
    } catch (IOException e) {
      throw new WrongInputException("%s: cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The words that name a tuning job best: the file's name, or its folder's if that says more. */
  public String title() {
    String file = path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    Path folder = path.normalize().getParent();
    boolean plain = file.equals("tuning") || file.equals("tune");
    return plain && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : file;
  }

  /** Strict readers: a member that is written twice is a mistake, not a choice. */
  private static ObjectMapper mapperFor(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
    }
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /** The parser's own words, without the excerpt it adds below them. */
  private static String firstLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("malformed");
  }
}
