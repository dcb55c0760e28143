package dev.clary.objects;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names whose subdomains are buckets; where one ends like another, the longer one counts. */
record VirtualHosts(Set<String> names) {

  VirtualHosts {
    names = Set.copyOf(names);
  }

  /** The bucket that a {@code Host} header names; empty where the path does. */
  Optional<String> bucket(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String host = header.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    if (names.contains(host)) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> host.endsWith("." + name))
        .max(Comparator.comparingInt(String::length))
        .map(name -> host.substring(0, host.length() - name.length() - 1));
  }
}
