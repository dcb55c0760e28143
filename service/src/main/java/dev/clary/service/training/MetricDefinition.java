package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

/** A metric's name and the regular expression whose first group finds its value in a log line. */
public record MetricDefinition(String name, String regex) {

  public MetricDefinition {
    requireNonNull(name, "name");
    requireNonNull(regex, "regex");
  }
}
