package dev.clary.objects;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names whose subdomains are buckets. */
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
    return names.stream()
        .filter(name -> host.endsWith("." + name))
        .map(name -> host.substring(0, host.length() - name.length() - 1))
        .findFirst();
  }
}
