package dev.clary.server.http;

import dev.clary.wire.sigv4.Credential;
import dev.clary.wire.sigv4.HttpMessage;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests are meant for S3. Its own say so by their signature; of those that say nothing it
 * gets what no other service could answer. Immutable.
 */
final class ObjectsRequests {
  private static final String SERVICE = "s3";

  private final Routes routes;
  private final Set<String> hosts;

  /**
   * @param routes ways to speak to the other services
   * @param names further host names of this server
   */
  ObjectsRequests(Routes routes, Set<String> names) {
    this.routes = routes;
    this.hosts = hosts(names);
  }

  /** Names whose subdomains are buckets. */
  static Set<String> hosts(Set<String> names) {
    var hosts = new LinkedHashSet<>(Set.of("localhost", "s3.localhost"));
    names.forEach(name -> hosts.add("s3." + name.toLowerCase(Locale.ROOT)));
    return hosts;
  }

  boolean include(HttpMessage head) {
    Optional<String> service = Credential.claimed(head).map(Credential::service);
    if (service.isPresent()) {
      return service.get().equals(SERVICE);
    }
    return isSignedByVersion2(head) || (!routes.take(head) && namesObject(head));
  }

  /** No other service was ever signed for like that, except before there were SageMaker's. */
  private static boolean isSignedByVersion2(HttpMessage head) {
    return head.header("authorization").orElse("").startsWith("AWS ")
        || ("&" + head.query()).contains("&AWSAccessKeyId=");
  }

  private boolean namesObject(HttpMessage head) {
    String host = HostCheck.name(head).toLowerCase(Locale.ROOT);
    return !head.path().equals("/")
        || (!hosts.contains(host) && hosts.stream().anyMatch(name -> host.endsWith("." + name)));
  }
}
