package dev.clary.objects.awssdk;

import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.Part;
import dev.clary.objects.store.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/** What an upload's object gets besides its content when it is completed. */
final class Completion {
  private final DurableStore store;
  private final Upload upload;
  private final List<Integer> numbers;

  Completion(DurableStore store, Upload upload, List<Integer> numbers) {
    this.store = store;
    this.upload = upload;
    this.numbers = numbers;
  }

  /** The checksum that the upload was begun with. */
  static Optional<FlexChecksum> algorithm(Upload upload) {
    return Optional.ofNullable(upload.attributes().headers().get(Headers.CHECKSUM_ALGORITHM))
        .map(FlexChecksum::fromAlgorithmName);
  }

  /** What the upload was created with, and the checksum that its parts make. */
  Attributes attributes() throws IOException {
    Attributes attributes = Headers.ofObject(upload.attributes());
    Optional<FlexChecksum> algorithm = algorithm(upload);
    Optional<String> value = algorithm.isEmpty() ? Optional.empty() : checksum(algorithm.get());
    return value.isEmpty() ? attributes : Checksums.with(attributes, algorithm.get(), value.get());
  }

  /**
   * A checksum of the whole object has to read it again; one of the parts' checksums costs nothing.
   */
  private Optional<String> checksum(FlexChecksum algorithm) throws IOException {
    if (ChecksumType.FULL_OBJECT
        .toString()
        .equals(upload.attributes().headers().get(Headers.CHECKSUM_TYPE))) {
      return Optional.of(Checksums.of(store.openParts(upload.id(), numbers).content(), algorithm));
    }
    List<Part> chosen =
        store.parts(upload.id()).stream().filter(part -> numbers.contains(part.number())).toList();
    return Checksums.composite(chosen, algorithm);
  }

  /** A part as the handler lists it. */
  static software.amazon.awssdk.services.s3.model.Part sdkPart(Part part, Upload upload) {
    var builder =
        software.amazon.awssdk.services.s3.model.Part.builder()
            .partNumber(part.number())
            .size(part.size())
            .eTag(Headers.quoted(part.etag()))
            .lastModified(part.modified());
    @Nullable FlexChecksum algorithm = algorithm(upload).orElse(null);
    if (algorithm == null || part.checksum().isEmpty()) {
      return builder.build();
    }
    return switch (algorithm) {
      case CRC32 -> builder.checksumCRC32(part.checksum()).build();
      case CRC32C -> builder.checksumCRC32C(part.checksum()).build();
      case CRC64NVME -> builder.checksumCRC64NVME(part.checksum()).build();
      case SHA1 -> builder.checksumSHA1(part.checksum()).build();
      case SHA256 -> builder.checksumSHA256(part.checksum()).build();
    };
  }
}
