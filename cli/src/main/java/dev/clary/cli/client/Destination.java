package dev.clary.cli.client;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.sigv4.KeyPair;
import java.net.URI;

/**
 * The server that a program shall call, and as whom.
 *
 * @param url scheme, host and port
 * @param key what requests are signed with
 * @param region in the ARNs of the server
 * @param account in the ARNs of the server, 12 digits
 */
public record Destination(URI url, KeyPair key, String region, String account) {
  public Destination {
    requireNonNull(url, "url");
    requireNonNull(key, "key");
    requireNonNull(region, "region");
    requireNonNull(account, "account");
  }

  /** The bucket that SageMaker's SDKs would choose, after they had asked STS for the account. */
  String defaultBucket() {
    return "sagemaker-%s-%s".formatted(region, account);
  }
}
