package dev.clary.service.metrics;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric by all that tells it from others.
 *
 * @param dimensions values by name; another set of them is another metric
 */
public record Metric(String namespace, String name, SortedMap<String, String> dimensions) {

  public Metric {
    requireNonNull(namespace, "namespace");
    requireNonNull(name, "name");
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  public Metric(String namespace, String name, Map<String, String> dimensions) {
    this(namespace, name, new TreeMap<>(dimensions));
  }
}
