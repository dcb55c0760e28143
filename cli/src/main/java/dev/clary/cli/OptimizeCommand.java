package dev.clary.cli;

import dev.clary.cli.optimize.JsonLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lets a program in any language ask for suggestions and tell what they scored. */
@Command(
    name = "optimize",
    header = "Suggest hyperparameters to a program: JSON lines on standard input and output.",
    description = {
      "",
      "One request, one answer, without a server; docs/optimize.md lists them:",
      "  {\"create\":{\"parameters\":[{\"name\":\"lr\",\"type\":\"Continuous\",",
      "                            \"min\":\"1e-5\",\"max\":\"0.1\"}],\"maxJobs\":50}}",
      "  {\"ask\":{}}",
      "  {\"tell\":{\"number\":1,\"value\":0.31}}%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class OptimizeCommand implements Callable<Integer> {
  static final String NAME = "optimize";

  @Override
  public Integer call() {
    JsonLines.ofThisProcess().run();
    return 0;
  }
}
