package dev.clary.objects;

import dev.clary.objects.access.AccessKeys;
import dev.clary.objects.awssdk.DurableBlobStore;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.jspecify.annotations.Nullable;

/**
 * S3's protocol by S3Proxy's handler, one for each way to name a bucket: a handler that takes
 * buckets from host names takes every host name for one. Thread-safe.
 */
final class Protocol {
  private static final long MAX_PUT_BYTES = 5L << 30;
  private static final int MAX_CHUNK_BYTES = 16 << 20;

  /** Of bodies that are read into memory: those that are XML. Content is not. */
  private static final long MAX_BODY_BYTES = 8L << 20;

  private static final int MAX_SKEW_SECONDS = 900;

  /**
   * The one host name that {@link #byHost} knows; requests are shown to it as if they had come
   * there.
   */
  private static final String HOST = "virtual";

  /** What the handler answers without a signature, and without asking a store. */
  private static final String STATUS_PATH = "/healthz";

  private static final String TOKEN = "X-Amz-Security-Token";

  /**
   * The token of the request that a thread is about. The handler asks for keys by their id alone,
   * on the thread that it is called on.
   */
  private final ThreadLocal<Optional<String>> token = ThreadLocal.withInitial(Optional::empty);

  private final VirtualHosts hosts;
  private final S3ProxyHandler byPath;
  private final S3ProxyHandler byHost;

  Protocol(DurableStore store, AccessKeys keys, VirtualHosts hosts) {
    BlobStoreLocator locator =
        (id, bucket, key) ->
            Optional.ofNullable(id)
                .flatMap(found -> keys.find(found, token.get()))
                .map(found -> new AccessGrant(found.secret(), new DurableBlobStore(store, found)))
                .orElse(null);
    this.hosts = hosts;
    this.byPath = handler(null, locator);
    this.byHost = handler(HOST, locator);
  }

  /** The secret a handler is made with counts for nothing: the locator replaces it. */
  private static S3ProxyHandler handler(@Nullable String host, BlobStoreLocator locator) {
    var handler =
        new S3ProxyHandler(
            // Without a store of its own the handler serves nobody who does not sign.
            null,
            AuthenticationType.AWS_V2_OR_V4,
            "",
            "",
            host,
            MAX_PUT_BYTES,
            MAX_BODY_BYTES,
            MAX_CHUNK_BYTES,
            true,
            null,
            "",
            MAX_SKEW_SECONDS);
    handler.setBlobStoreLocator(locator);
    return handler;
  }

  /**
   * Answers a request, or throws before anything is written.
   *
   * @throws IOException also for what the handler refuses while it reads content, as a cause
   */
  void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var signed = RequestView.of(request);
    SigningRules.check(signed);
    Optional<String> bucket = hosts.bucket(request.getHeader("Host"));
    if (bucket.isEmpty() && STATUS_PATH.equals(request.getRequestURI())) {
      throw new ObjectRefusedException(
          Problem.NO_SUCH_BUCKET, "The specified bucket does not exist");
    }
    RequestView shown = Presentation.shown(signed);
    InputStream in = request.getInputStream();
    var context = new S3ProxyHandler.RequestContext();
    RequestView verified = Presentation.verified(signed);
    token.set(sessionToken(signed));
    try {
      if (bucket.isPresent()) {
        RequestView hosted = shown.withHeader("Host", bucket.get() + "." + HOST);
        byHost.doHandle(verified, hosted, response, in, context);
      } else {
        byPath.doHandle(verified, shown, response, in, context);
      }
    } finally {
      token.remove();
    }
  }

  private static Optional<String> sessionToken(RequestView request) {
    return Optional.ofNullable(request.getHeader(TOKEN))
        .or(() -> Optional.ofNullable(request.getParameter(TOKEN)));
  }
}
