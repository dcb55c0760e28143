package dev.clary.objects.store;

import java.util.Comparator;

/**
 * The order in which S3 lists: that of the keys' UTF-8 bytes, which is that of their code points.
 * Java's own order of strings differs where one key has a character beyond U+FFFF and the other one
 * from U+E000 to U+FFFF at the same place.
 */
final class KeyOrder implements Comparator<String> {
  static final KeyOrder INSTANCE = new KeyOrder();

  private static final int FIRST_SURROGATE = 0xD800;
  private static final int AFTER_SURROGATES = 0xE000;

  private KeyOrder() {}

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return rank(a) - rank(b);
      }
    }
    return left.length() - right.length();
  }

  /** Moves surrogates behind everything else, where the code points they spell belong. */
  private static int rank(char unit) {
    return unit >= FIRST_SURROGATE && unit < AFTER_SURROGATES ? unit + Character.MAX_VALUE : unit;
  }

  /** The lowest string above every string that starts with a prefix; empty if there is none. */
  static String after(String prefix) {
    int last = prefix.length();
    while (last > 0) {
      int point = prefix.codePointBefore(last);
      last -= Character.charCount(point);
      if (point < Character.MAX_CODE_POINT) {
        int next = point == FIRST_SURROGATE - 1 ? AFTER_SURROGATES : point + 1;
        return new StringBuilder(prefix.substring(0, last)).appendCodePoint(next).toString();
      }
    }
    return "";
  }
}
