package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Interpreters.Interpreter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a virtual environment is made of; equal recipes make equal environments.
 *
 * @param name for people
 * @param python that it is for
 * @param layered whether the packages that {@code python} has can be imported, too
 * @param packages arguments for pip that name packages
 * @param code directory that the packages are relative to
 * @param fingerprint of what the arguments lead to, and of who may use it
 */
record Recipe(
    String name,
    Interpreter python,
    boolean layered,
    List<String> packages,
    Optional<Path> code,
    String fingerprint) {
  private static final int KEY_LENGTH = 24;

  Recipe {
    packages = List.copyOf(packages);
  }

  /** The environment of a framework: it has its own packages only. */
  static Recipe ofFramework(Framework framework, Interpreter python) {
    return new Recipe(
        framework.environment(), python, false, framework.packages(), Optional.empty(), "");
  }

  /**
   * The name of its directory.
   *
   * @param maker what else an environment depends on
   */
  String key(String maker) {
    String all =
        String.join(
            "\n",
            name,
            python.executable().toString(),
            python.modulePath().toString(),
            Boolean.toString(layered),
            packages.toString(),
            fingerprint,
            maker);
    return name + "-" + sha256(all.getBytes(UTF_8)).substring(0, KEY_LENGTH);
  }

  /** Directories of packages that the interpreter has beside the standard library. */
  List<String> below() {
    return layered ? python.modulePath().stream().filter(Recipe::isOfPackages).toList() : List.of();
  }

  /** Where an interpreter looks for packages: {@code site-packages}, or Debian's names for it. */
  static boolean isOfPackages(String directory) {
    return directory.endsWith("-packages");
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }
}
