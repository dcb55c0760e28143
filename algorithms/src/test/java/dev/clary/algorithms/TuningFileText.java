package dev.clary.algorithms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests of examples need of a tuning file, found in its text. */
final class TuningFileText {
  private final Path file;
  private final String text;

  private TuningFileText(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Reads the tuning file of an example, seen from this module. */
  static TuningFileText of(String example) throws IOException {
    Path file = Path.of("..", "examples", example, "tuning.json");
    return new TuningFileText(file, Files.readString(file));
  }

  /** A file or folder beside the tuning file. */
  Path beside(String name) {
    return file.resolveSibling(name);
  }

  /** The object under a name, which must hold no other object, as JSON. */
  String object(String name) {
    return find("\"%s\": (\\{[^}]*})".formatted(name));
  }

  /** The value that a metric's regular expression finds in a line of the log as it is stored. */
  double metric(String name, String line) {
    String escaped = find("\"Name\": \"%s\", \"Regex\": \"(.*)\"}".formatted(name));
    var regex = Pattern.compile(escaped.replace("\\\\", "\\"));
    Matcher matcher = regex.matcher(line.replace("\t", "#011"));
    if (!matcher.find()) {
      throw new AssertionError("'%s' does not match '%s'".formatted(regex, line));
    }
    return Double.parseDouble(matcher.group(1));
  }

  private String find(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("%s has no %s".formatted(file, regex));
    }
    return matcher.group(1);
  }
}
