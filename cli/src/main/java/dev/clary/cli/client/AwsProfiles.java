package dev.clary.cli.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The profiles that a person has for AWS, by name only. A script that names one finds it here, too,
 * with our keys in it. Immutable.
 */
record AwsProfiles(Set<String> names) {
  private static final Pattern SECTION =
      Pattern.compile("^\\s*\\[\\s*(?:profile\\s+)?([^]]+?)\\s*]");

  /** Sections of the configuration that are no profiles. */
  private static final Pattern OTHER = Pattern.compile("(sso-session|services|plugins)(\\s.*)?");

  AwsProfiles {
    names = Set.copyOf(names);
  }

  /** Those in the files that AWS's clients would read, and the one that the environment names. */
  static AwsProfiles find(Map<String, String> environment, Path home) {
    var names = new TreeSet<String>(Set.of("default"));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("AWS_CONFIG_FILE", "config");
    files.put("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    files.forEach(
        (variable, name) -> {
          String usual = home.resolve(".aws").resolve(name).toString();
          names.addAll(sections(expanded(environment.getOrDefault(variable, usual), home)));
        });
    Stream.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE")
        .filter(environment::containsKey)
        .map(environment::get)
        .filter(name -> !name.isBlank())
        .forEach(names::add);
    return new AwsProfiles(names);
  }

  private static Path expanded(String path, Path home) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }

  private static Set<String> sections(Path file) {
    if (!Files.isRegularFile(file)) {
      return Set.of();
    }
    // Any byte is a character of this charset; names of profiles are ASCII.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(SECTION::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .filter(name -> !OTHER.matcher(name).matches())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A configuration file with all of them. */
  String config(String region) {
    return names.stream()
        .sorted()
        .map(name -> name.equals("default") ? name : "profile " + name)
        .map(section -> "[%s]%nregion = %s%n".formatted(section, region))
        .collect(Collectors.joining());
  }

  /** A credentials file with all of them, each with the same key. */
  String credentials(Destination destination) {
    return names.stream()
        .sorted()
        .map(
            name ->
                "[%s]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
                    .formatted(
                        name, destination.key().accessKeyId(), destination.key().secretAccessKey()))
        .collect(Collectors.joining());
  }
}
