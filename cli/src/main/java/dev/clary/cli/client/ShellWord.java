package dev.clary.cli.client;

/** Text as a POSIX shell must be given it to read just that. */
public final class ShellWord {
  private ShellWord() {}

  /** The text as one word, quoted only where it must be. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./~+:=@%,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
