package dev.clary.service.running;

import dev.clary.service.training.Interpreters;
import dev.clary.service.training.Interpreters.Interpreter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Interpreters that have what a script imports: those that settings name, or virtual environments
 * that are made when they are first needed. Thread-safe.
 */
final class Pythons {
  private final RuntimeSettings settings;
  private final Interpreters interpreters;
  private final Environments frameworks;
  private final Environments requirements;

  Pythons(
      RuntimeSettings settings,
      Interpreters interpreters,
      Environments frameworks,
      Environments requirements) {
    this.settings = settings;
    this.interpreters = interpreters;
    this.frameworks = frameworks;
    this.requirements = requirements;
  }

  /**
   * The interpreter that a setting names for a framework, or one that its packages exist for.
   *
   * @throws IOException if there is none; says what to do
   */
  Interpreter base(Framework framework) throws IOException {
    Optional<String> named = named(framework);
    if (named.isPresent()) {
      try {
        return interpreters.find(named.get());
      } catch (IOException e) {
        throw new IOException(
            "%s (setting '%s')".formatted(e.getMessage(), framework.pythonSetting()), e);
      }
    }
    if (framework == Framework.PYTORCH && !settings.packages().pytorch()) {
      throw new IOException(
          "PyTorch is some 5 GB and is not installed unasked: name an interpreter that has it in"
              + " setting 'runtimes.pytorch.python', or set 'runtimes.pytorch.install' to true");
    }
    return fitting(framework);
  }

  private Optional<String> named(Framework framework) {
    return framework == Framework.NONE
        ? Optional.of(settings.python())
        : Optional.ofNullable(settings.packages().pythons().get(framework.label()));
  }

  private Interpreter fitting(Framework framework) throws IOException {
    var failure =
        new IOException(
            "%s needs Python %s, and none was found: install one, or name an interpreter that has the"
                    .formatted(framework.title(), String.join(" or ", framework.pythons()))
                + " framework in setting '%s'".formatted(framework.pythonSetting()));
    for (String version : framework.pythons()) {
      try {
        return interpreters.find("python" + version);
      } catch (IOException e) {
        failure.addSuppressed(e); // Another version may be there.
      }
    }
    throw failure;
  }

  /** An interpreter that has a framework; its environment is made if it is not there yet. */
  Interpreter having(Framework framework, Journal journal)
      throws InstallationException, IOException, InterruptedException {
    Interpreter base = base(framework);
    return named(framework).isPresent()
        ? base
        : frameworks.get(Recipe.ofFramework(framework, base), journal);
  }

  /** An interpreter that has what code asks for, over what the given one has. */
  Interpreter having(Requirements asked, Interpreter below, Preparation preparation)
      throws InstallationException, IOException, InterruptedException {
    if (asked.isEmpty()) {
      return below;
    }
    if (preparation.definition().networkIsolation()) {
      throw new RefusedJobException(
          "EnableNetworkIsolation 'true': what '%s' asks for cannot be installed without network"
              .formatted(asked.source()));
    }
    return requirements.get(
        asked.recipe(below, preparation.job().spec().owner()), preparation.journal());
  }

  /** Says in the log what a job that asks for an image gets in its place. */
  void tell(Framework framework, Preparation preparation) {
    String image = preparation.definition().algorithm().image();
    var lines = new ArrayList<String>();
    if (framework != Framework.NONE) {
      lines.add(
          "Image '%s' runs as %s"
              .formatted(
                  image,
                  named(framework)
                      .map(python -> "a process of " + python)
                      .orElse("a process with " + framework.title())));
    }
    if (image.substring(image.lastIndexOf('/') + 1).contains("gpu")) {
      lines.add("It is an image for GPUs; the program runs on the CPU");
    }
    if (!lines.isEmpty()) {
      preparation.journal().write(List.copyOf(lines));
    }
  }
}
