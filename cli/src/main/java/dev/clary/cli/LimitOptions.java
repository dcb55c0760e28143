package dev.clary.cli;

import dev.clary.cli.request.TuningOverrides;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long and in which way to search, over what a file says. */
final class LimitOptions {
  @Option(names = "--jobs", paramLabel = "N", description = "Training jobs in all.")
  private @Nullable Integer jobs;

  @Option(names = "--parallel", paramLabel = "N", description = "Training jobs at a time.")
  private @Nullable Integer parallel;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes the search repeatable: equal seeds try equal values.")
  private @Nullable Integer seed;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "Bayesian (the default) or Random.")
  private @Nullable String strategy;

  /** What was given. */
  TuningOverrides overrides() {
    return new TuningOverrides(
        number(jobs), number(parallel), number(seed), Optional.ofNullable(strategy));
  }

  /** What was given, or else so many training jobs, one after the other. */
  TuningOverrides overridesOrUsual(int usualJobs) {
    return new TuningOverrides(
        OptionalInt.of(jobs == null ? usualJobs : jobs),
        OptionalInt.of(parallel == null ? 1 : parallel),
        number(seed),
        Optional.ofNullable(strategy));
  }

  /** An option as it may be absent. */
  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
