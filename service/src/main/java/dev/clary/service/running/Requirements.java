package dev.clary.service.running;

import dev.clary.service.training.Interpreters.Interpreter;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What submitted code asks to have installed: a file of requirements, itself as a package, or both.
 *
 * @param code where the code is
 * @param file of requirements, relative to the code
 * @param project whether the code is a package
 */
record Requirements(Path code, Optional<String> file, boolean project) {
  static final String FILE = "requirements.txt";
  static final String PROJECT = "setup.py";

  /** A name with a version, conditions or an address: what it leads to is not in the code. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(\\s*\\[[^]]*])?\\s*([<>=!~;@(].*)?");

  private static final Pattern LOCAL = Pattern.compile(".*\\.(whl|zip|gz|tgz|bz2)|.*file:.*");

  /** What script mode installs. */
  static Requirements ofScript(Path code) {
    boolean project = isFile(code.resolve(PROJECT));
    return isFile(code.resolve(FILE))
        ? new Requirements(code, Optional.of(FILE), project)
        : new Requirements(code, Optional.empty(), project);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  boolean isEmpty() {
    return file.isEmpty() && !project;
  }

  /** The file that asks for it, for people. */
  String source() {
    return file.orElse(PROJECT);
  }

  /** The environment that has it, over what an interpreter has; nobody else gets it. */
  Recipe recipe(Interpreter below, Owner owner) throws IOException {
    var packages = new ArrayList<String>();
    if (project) {
      packages.add(".");
    }
    file.ifPresent(name -> packages.addAll(List.of("-r", name)));
    String fingerprint = owner.accessKeyId() + "\n" + fingerprint();
    return new Recipe("requirements", below, true, packages, Optional.of(code), fingerprint);
  }

  private String fingerprint() throws IOException {
    if (project || file.isEmpty()) {
      return ofTree();
    }
    byte[] content = Files.readAllBytes(code.resolve(file.get()));
    boolean elsewhere =
        new String(content, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .allMatch(line -> ELSEWHERE.matcher(line).matches() && !LOCAL.matcher(line).matches());
    return elsewhere ? Recipe.sha256(content) : ofTree();
  }

  /** Of all the code, which may be what is installed. */
  private String ofTree() throws IOException {
    MessageDigest digest = Recipe.digest();
    try (Stream<Path> paths = Files.walk(code)) {
      for (Path path : paths.sorted().toList()) {
        digest.update((code.relativize(path) + "\0").getBytes(StandardCharsets.UTF_8));
        if (isFile(path)) {
          digest.update(Recipe.sha256(Files.readAllBytes(path)).getBytes(StandardCharsets.UTF_8));
        } else if (Files.isSymbolicLink(path)) {
          digest.update(Files.readSymbolicLink(path).toString().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return java.util.HexFormat.of().formatHex(digest.digest());
  }
}
