package dev.clary.objects.awssdk;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.Condition;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.OpenObject;
import dev.clary.objects.store.Received;
import dev.clary.objects.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** One object copied onto another, or onto itself to change its attributes. */
final class Copy {
  private final DurableStore store;
  private final CopyObjectRequest request;

  Copy(DurableStore store, CopyObjectRequest request) {
    this.store = store;
    this.request = request;
  }

  StoredObject run() throws IOException {
    store.bucket(request.destinationBucket());
    try (OpenObject source = store.open(request.sourceBucket(), request.sourceKey())) {
      Preconditions.of(request).check(source.object());
      Attributes kept = source.object().attributes();
      Attributes attributes =
          request.metadataDirective() == MetadataDirective.REPLACE ? Headers.of(request) : kept;
      Optional<Map.Entry<FlexChecksum, String>> checksum = Checksums.of(kept);
      if (ontoItself()) {
        return store.putAttributes(
            request.destinationBucket(), request.destinationKey(), with(attributes, checksum));
      }
      try (InputStream content = source.content()) {
        return put(content, attributes, checksum.map(Map.Entry::getKey));
      }
    }
  }

  private boolean ontoItself() {
    return request.sourceBucket().equals(request.destinationBucket())
        && request.sourceKey().equals(request.destinationKey());
  }

  private static Attributes with(
      Attributes attributes, Optional<Map.Entry<FlexChecksum, String>> checksum) {
    return checksum
        .map(known -> Checksums.with(attributes, known.getKey(), known.getValue()))
        .orElse(attributes);
  }

  /** The copy is one piece, so that a checksum of the source's parts is not the copy's. */
  private StoredObject put(
      InputStream content, Attributes attributes, Optional<FlexChecksum> algorithm)
      throws IOException {
    if (algorithm.isEmpty()) {
      try (Received received = store.receive(content)) {
        return put(received, attributes);
      }
    }
    var digesting = new Checksums.DigestingStream(content, algorithm.get().newChecksum());
    try (Received received = store.receive(digesting)) {
      return put(received, Checksums.with(attributes, algorithm.get(), digesting.base64()));
    }
  }

  private StoredObject put(Received received, Attributes attributes) throws IOException {
    return store.put(
        request.destinationBucket(),
        request.destinationKey(),
        attributes,
        received,
        new Condition(request.ifMatch(), request.ifNoneMatch()));
  }
}
