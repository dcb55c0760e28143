package dev.clary.optimizer.bayesian;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Recognizes what hyperparameters were fitted to. */
final class TrainingDigest {

  /*
   * 256 bits that nobody has found two equal inputs for stand for the input itself: keeping the
   * observations for comparison would take a thousand times the memory.
   */

  private final ModelSpace space;
  private final long seed;

  TrainingDigest(ModelSpace space, long seed) {
    this.space = space;
    this.seed = seed;
  }

  /** The digest of everything that a fit depends on, bit by bit. */
  ByteBuffer of(Training training) {
    int width = space.dimensions();
    int doubles = (width + 2) * training.size();
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + width + doubles));
    bytes.putLong(seed);
    for (int j = 0; j < width; j++) {
      bytes.putLong(space.categorical(j) ? space.levels(j) : 0);
    }
    for (double[] point : training.points()) {
      put(bytes, point);
    }
    put(bytes, training.losses());
    put(bytes, training.repeats());
    return ByteBuffer.wrap(sha256().digest(bytes.array())).asReadOnlyBuffer();
  }

  private static void put(ByteBuffer bytes, double[] values) {
    for (double value : values) {
      bytes.putDouble(value);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
