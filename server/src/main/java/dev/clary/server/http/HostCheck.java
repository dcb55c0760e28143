package dev.clary.server.http;

import dev.clary.wire.sigv4.HttpMessage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a {@code Host} header names this server. A web page can make a browser call a server on
 * the same machine under a host name of the page's own ("DNS rebinding"); such a name is never an
 * address and never one of ours. Immutable.
 */
final class HostCheck {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final Set<String> names;

  /**
   * @param names further host names of this server, besides {@code localhost} and all addresses; S3
   *     is at {@code s3.} before each, its buckets before that
   */
  HostCheck(Set<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** The name in a request's {@code Host} header, without the port. */
  static String name(HttpMessage head) {
    return head.header("host").orElse("").replaceFirst(":\\d*$", "");
  }

  /**
   * @param host without the port; an IPv6 address in brackets
   */
  boolean passes(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.startsWith("[")
        || IPV4.matcher(name).matches()
        || names.contains(name)
        || names.stream().anyMatch(own -> name.endsWith(".s3." + own) || name.equals("s3." + own));
  }
}
