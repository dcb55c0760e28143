package dev.clary.server.operation;

import dev.clary.wire.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The roles that requests may name. A role lends no rights here: a job may what its owner's key
 * may. It is recorded, and held to this list, so that a script says the same here as at AWS.
 * Immutable.
 *
 * @param allowed ARNs, in which {@code *} stands for any text; empty for any role at all
 */
public record Roles(List<String> allowed) {
  /** Any role. */
  public static final Roles ANY = new Roles(List.of());

  public Roles {
    allowed = List.copyOf(allowed);
  }

  /**
   * Holds the role of a job to the list.
   *
   * @throws RefusedException if it is not on it, in AWS's words
   */
  void check(@Nullable String arn) {
    if (arn != null && !allows(arn)) {
      throw new RefusedException(
          ErrorCode.VALIDATION,
          ("Could not assume role %s. Please ensure that the role exists and allows principal"
                  + " 'sagemaker.amazonaws.com' to assume the role.")
              .formatted(arn));
    }
  }

  /** Whether a job may name that role. */
  boolean allows(String arn) {
    return allowed.isEmpty() || allowed.stream().anyMatch(pattern -> matches(pattern, arn));
  }

  /** The ARN of the role of that name: the one in the list, or else the one it would have. */
  Optional<String> find(String name, Arns arns) {
    String plain = arns.role(name);
    Stream<String> listed =
        allowed.stream().filter(arn -> !arn.contains("*") && arn.endsWith("/" + name));
    return Stream.concat(listed, Stream.of(plain).filter(this::allows)).findFirst();
  }

  private static boolean matches(String pattern, String arn) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.matches(regex, arn);
  }
}
