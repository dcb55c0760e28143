package dev.clary.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the environment of a client names. They are below the data directory, which only
 * its owner can read, and hold a key.
 *
 * @param python a directory for Python's search path
 * @param config of AWS's clients
 * @param credentials of AWS's clients
 * @param sageMaker of SageMaker's Python SDK; empty if the person's own is left in place
 */
public record ClientFiles(Path python, Path config, Path credentials, Optional<Path> sageMaker) {
  private static final String CUSTOMIZATION = "sitecustomize.py";

  public ClientFiles {
    requireNonNull(python, "python");
    requireNonNull(config, "config");
    requireNonNull(credentials, "credentials");
    requireNonNull(sageMaker, "sageMaker");
  }

  /**
   * Whose client it is.
   *
   * @param environment that its programs have by now
   * @param system the operating system's name
   */
  public record Person(Map<String, String> environment, Path home, String system) {}

  /**
   * Writes them, as far as they are not there already.
   *
   * @throws UncheckedIOException if one cannot be written, or a file of the person's not be read
   */
  public static ClientFiles write(Path directory, Destination destination, Person person) {
    AwsProfiles profiles = AwsProfiles.find(person.environment(), person.home());
    Optional<String> sageMaker =
        new SageMakerConfig(person.environment(), person.home(), person.system()).with(destination);
    // Two scripts with configurations of their own may run at the same time.
    Path python = directory.resolve("python");
    write(python.resolve(CUSTOMIZATION), customization());
    return new ClientFiles(
        python,
        write(directory.resolve("config"), profiles.config(destination.region())),
        write(directory.resolve("credentials"), profiles.credentials(destination)),
        sageMaker.map(
            text ->
                write(directory.resolve("sagemaker-%08x.yaml".formatted(text.hashCode())), text)));
  }

  private static String customization() {
    try (InputStream in = ClientFiles.class.getResourceAsStream(CUSTOMIZATION)) {
      return new String(requireNonNull(in, CUSTOMIZATION).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Others may be reading it, so that it is whole at any time. */
  private static Path write(Path file, String text) {
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Path folder = requireNonNull(file.getParent(), "parent");
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "writing", null);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
