package dev.clary.cli.client;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the environment of a program must change so that AWS's clients in it call one server, and
 * nobody else. Immutable.
 *
 * <p>Keys, profiles and endpoints of the person's own are taken away: with them some call might
 * still reach AWS. The change is the same when it has been made before.
 *
 * @param set values by name
 * @param unset names of variables that must not be there
 */
public record ClientEnvironment(Map<String, String> set, Set<String> unset) {
  private static final String ENDPOINT = "AWS_ENDPOINT_URL";
  private static final String PYTHON_PATH = "PYTHONPATH";

  /** Other sources of keys, and what would overrule the endpoint. */
  private static final List<String> FOREIGN =
      List.of(
          "AWS_ACCOUNT_ID",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CREDENTIAL_EXPIRATION",
          "AWS_DEFAULT_PROFILE",
          "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
          "AWS_PROFILE",
          "AWS_ROLE_ARN",
          "AWS_SECURITY_TOKEN",
          "AWS_SESSION_TOKEN",
          "AWS_USE_DUALSTACK_ENDPOINT",
          "AWS_USE_FIPS_ENDPOINT",
          "AWS_WEB_IDENTITY_TOKEN_FILE");

  private static final List<String> PROXIES =
      List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

  public ClientEnvironment {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    unset = Collections.unmodifiableSet(new TreeSet<>(unset));
  }

  /**
   * The change of an environment.
   *
   * @param files written for the same destination
   * @param present the environment as it is
   */
  public static ClientEnvironment of(
      Destination destination, ClientFiles files, Map<String, String> present) {
    var set = new LinkedHashMap<String, String>();
    set.put(ENDPOINT, destination.url().toString());
    set.put("AWS_ACCESS_KEY_ID", destination.key().accessKeyId());
    set.put("AWS_SECRET_ACCESS_KEY", destination.key().secretAccessKey());
    set.put("AWS_REGION", destination.region());
    set.put("AWS_DEFAULT_REGION", destination.region());
    set.put("AWS_CONFIG_FILE", files.config().toString());
    set.put("AWS_SHARED_CREDENTIALS_FILE", files.credentials().toString());
    set.put("AWS_EC2_METADATA_DISABLED", "true");
    set.put(PYTHON_PATH, before(present.get(PYTHON_PATH), files.python()));
    files.sageMaker().ifPresent(file -> set.put(SageMakerConfig.VARIABLE, file.toString()));
    if (PROXIES.stream().anyMatch(present::containsKey)) {
      String host = destination.url().getHost();
      Stream.of("NO_PROXY", "no_proxy")
          .forEach(name -> set.put(name, with(present.get(name), host)));
    }
    Stream<String> endpoints =
        present.keySet().stream().filter(name -> name.startsWith(ENDPOINT + "_"));
    return new ClientEnvironment(
        set, Stream.concat(FOREIGN.stream(), endpoints).collect(Collectors.toSet()));
  }

  /** A search path with a directory in front, and nowhere else. */
  private static String before(@Nullable String path, Path first) {
    var entries = new ArrayList<String>(List.of(first.toString()));
    for (String entry : Optional.ofNullable(path).orElse("").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && !entry.equals(first.toString())) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** A list of hosts with one more, unless it is there. */
  private static String with(@Nullable String hosts, String host) {
    if (hosts == null || hosts.isBlank()) {
      return host;
    }
    return List.of(hosts.split("\\s*,\\s*", -1)).contains(host) ? hosts : hosts + "," + host;
  }

  /** Makes the change. */
  public void apply(Map<String, String> environment) {
    environment.keySet().removeAll(unset);
    environment.putAll(set);
  }

  /** The change as lines that a POSIX shell evaluates. */
  public List<String> exports() {
    var lines = new ArrayList<String>();
    unset.forEach(name -> lines.add("unset " + name));
    set.forEach(
        (name, value) -> lines.add("export %s=%s".formatted(name, ShellWord.quoted(value))));
    return lines;
  }
}
