package dev.clary.cli.request;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;

/** Names for tuning jobs: at most 32 letters, digits and inner hyphens. */
public final class JobName {
  private static final int MAX_LENGTH = 32;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyMMdd-HHmmss");
  private static final int STAMP_LENGTH = "-yymmdd-hhmmss".length();

  private JobName() {}

  /** A name from a title and the time, for a request that has none: {@code bikes-261125-013000}. */
  public static String dated(String title, LocalDateTime now) {
    String plain = plain(title);
    String base = plain.isEmpty() ? "tuning" : plain;
    return cut(base, MAX_LENGTH - STAMP_LENGTH) + "-" + STAMP.format(now);
  }

  /** The first of {@code name}, {@code name-2}, {@code name-3}, … that is not taken. */
  public static String free(String name, Predicate<String> taken) {
    String candidate = name;
    for (int number = 2; taken.test(candidate); number++) {
      String suffix = "-" + number;
      candidate = cut(name, MAX_LENGTH - suffix.length()) + suffix;
    }
    return candidate;
  }

  /**
   * The word that says best what a command trains: its first argument that is a file, or itself.
   */
  public static String titleOf(Iterable<String> command, Predicate<String> isFile) {
    String title = "";
    for (String word : command) {
      boolean first = title.isEmpty();
      if (first || isFile.test(word)) {
        title = Path.of(word).getFileName().toString().replaceFirst("\\.[^.]*$", "");
      }
      if (!first && isFile.test(word)) {
        break;
      }
    }
    return title;
  }

  /** Only what a name may hold: lower-case letters and digits, with single hyphens between. */
  private static String plain(String title) {
    String hyphens = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return hyphens.replaceAll("^-+|-+$", "");
  }

  /** The beginning, not longer than so, and never with a hyphen at its end. */
  private static String cut(String text, int length) {
    String cut = text.length() <= length ? text : text.substring(0, length);
    return cut.replaceAll("-+$", "");
  }
}
