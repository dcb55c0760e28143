package dev.clary.wire.sigv4;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests in their headers, with AWS's own library. Thread-safe. */
public final class RequestSigner {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity;
  private final String region;
  private final InstantSource time;

  /** A signer for one key in one Region. */
  public RequestSigner(KeyPair key, String region, InstantSource time) {
    this.identity = AwsCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey());
    this.region = requireNonNull(region, "region");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Returns all headers to send: the given ones, those the signature needs, among them {@code
   * Host}, and the signature.
   *
   * @param uri the whole address, path and query encoded as they will be sent
   * @param service signing name of the service that will answer
   */
  public Map<String, List<String>> sign(
      String method, URI uri, Map<String, String> headers, byte[] body, String service) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().uri(uri).method(SdkHttpMethod.fromValue(method));
    headers.forEach(request::putHeader);
    return signer
        .sign(
            sign ->
                sign.identity(identity)
                    .request(request.build())
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock()))
        .request()
        .headers();
  }

  private Clock clock() {
    return Clock.fixed(time.instant(), ZoneOffset.UTC);
  }
}
