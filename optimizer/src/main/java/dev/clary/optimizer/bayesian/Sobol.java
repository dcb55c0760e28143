package dev.clary.optimizer.bayesian;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scrambled Sobol sequence: points of the unit cube that fill it more evenly than random ones.
 */
final class Sobol {

  /*
   * Direction numbers of Joe and Kuo up to dimension 128; what lies beyond is hashed, as good as
   * random. Nested uniform scrambling is a hash of the reversed bits, in which every bit depends on
   * itself and lower ones only:
   *
   * B. Burley, Practical Hash-based Owen Scrambling, Journal of Computer Graphics Techniques 9, 2020.
   */

  private static final String TABLE = "joe-kuo-6.128.txt";
  private static final int BITS = 32;
  private static final double SCALE = 0x1p-32;
  private static final int[][] DIRECTIONS = read();

  private final int[] seeds;

  /** A sequence with a scramble of its own. */
  Sobol(int dimensions, SplittableRandom random) {
    this.seeds = new int[dimensions];
    for (int j = 0; j < dimensions; j++) {
      seeds[j] = random.nextInt();
    }
  }

  /** The point with an index, coordinates in (0, 1); index 0 is as good as any, being scrambled. */
  double[] point(int index) {
    double[] point = new double[seeds.length];
    for (int j = 0; j < point.length; j++) {
      int bits = j < DIRECTIONS.length ? plain(index, j) : index * 0x9E3779B9;
      point[j] = (Integer.toUnsignedLong(scramble(bits, seeds[j])) + 0.5) * SCALE;
    }
    return point;
  }

  private static int plain(int index, int dimension) {
    int bits = 0;
    int[] directions = DIRECTIONS[dimension];
    for (int k = 0, rest = index; rest != 0; k++, rest >>>= 1) {
      bits ^= (rest & 1) == 0 ? 0 : directions[k];
    }
    return bits;
  }

  private static int scramble(int bits, int seed) {
    int x = Integer.reverse(bits);
    x ^= x * 0x3D20ADEA;
    x += seed;
    x *= (seed >>> 16) | 1;
    x ^= x * 0x05526C56;
    x ^= x * 0x53A22864;
    return Integer.reverse(x);
  }

  private static int[][] read() {
    var rows = new ArrayList<int[]>();
    int[] first = new int[BITS];
    for (int k = 0; k < BITS; k++) {
      first[k] = 1 << (BITS - 1 - k);
    }
    rows.add(first);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(Sobol.class.getResourceAsStream(TABLE), TABLE),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      lines.forEach(line -> rows.add(directions(line.split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.toArray(int[][]::new);
  }

  /** Direction numbers by the recurrence of Bratley and Fox, from a line "d s a m1 m2 ...". */
  private static int[] directions(String[] fields) {
    int degree = Integer.parseInt(fields[1]);
    int polynomial = Integer.parseInt(fields[2]);
    int[] v = new int[BITS];
    for (int k = 0; k < degree; k++) {
      v[k] = Integer.parseInt(fields[3 + k]) << (BITS - 1 - k);
    }
    for (int k = degree; k < BITS; k++) {
      v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
      for (int i = 1; i < degree; i++) {
        v[k] ^= ((polynomial >>> (degree - 1 - i)) & 1) == 0 ? 0 : v[k - i];
      }
    }
    return v;
  }
}
