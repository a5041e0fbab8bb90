package kenpo.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a file of comma-separated values, told from the beginning of it that isn't all
 * ASCII. It is UTF-8 when well-formed sequences of three bytes or more, as Japanese text takes
 * them, hold more than twice as many bytes as there are others beyond ASCII; else windows-31j.
 * Sequences of two bytes speak against UTF-8: there they are Greek or Cyrillic letters, in
 * windows-31j half-width kana such as ﾄｳ ﾏｲ.
 */
public enum TableEncoding {
  UTF_8(StandardCharsets.UTF_8, ""),
  WINDOWS_31J(Charset.forName("windows-31j"), ""),
  UTF_16(StandardCharsets.UTF_16, "file.utf-16"),
  EUC_JP(Charset.forName("EUC-JP"), "file.euc-jp"),
  ISO_2022_JP(StandardCharsets.US_ASCII, "file.iso-2022-jp"),
  /** Office documents and archives. */
  PACKED(StandardCharsets.ISO_8859_1, "file.packed"),
  /** No text at all. */
  BINARY(StandardCharsets.ISO_8859_1, "file.binary");

  private static final int ESCAPE = 0x1B;
  private static final int LONGEST_TITLES = 4096;

  private final Charset charset;
  private final String problem;

  TableEncoding(Charset charset, String problem) {
    this.charset = charset;
    this.problem = problem;
  }

  public Charset charset() {
    return charset;
  }

  /** Key of the text that says why such a file isn't read; empty for those that are. */
  public String problem() {
    return problem;
  }

  /**
   * Tells the encoding.
   *
   * @param first the file's first bytes
   * @param sample its first part that isn't all ASCII, if it has any; may end within a letter
   */
  public static TableEncoding of(byte[] first, byte[] sample) {
    if (begins(first, 'P', 'K', 3, 4)
        || begins(first, 0xD0, 0xCF, 0x11, 0xE0)
        || begins(first, 0x1F, 0x8B)) {
      return PACKED;
    }
    if (begins(first, 0xFF, 0xFE) || begins(first, 0xFE, 0xFF)) {
      return UTF_16;
    }
    if (holds(first, 0, LONGEST_TITLES)) {
      return BINARY;
    }
    if (holds(first, ESCAPE, first.length)) {
      return ISO_2022_JP;
    }
    return isUtf8(sample) ? UTF_8 : isEucJp(sample) ? EUC_JP : WINDOWS_31J;
  }

  static boolean begins(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(byte[] bytes, int wanted, int within) {
    for (int i = 0; i < Math.min(bytes.length, within); i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUtf8(byte[] sample) {
    int inSequences = 0;
    int other = 0;
    int at = 0;
    while (at < sample.length) {
      int length = sequence(sample, at);
      inSequences += length > 2 ? length : 0;
      other += length > 2 || sample[at] >= 0 ? 0 : length;
      at += length;
    }
    return inSequences > 2 * other || other == 0;
  }

  /** Bytes of the well-formed sequence that begins there; 1 if none does. */
  private static int sequence(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (int i = 1; i < length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  /**
   * All in pairs, one of them beyond where windows-31j has half-width kana; kanji of windows-31j
   * nearly always begin where EUC-JP has nothing.
   */
  private static boolean isEucJp(byte[] sample) {
    boolean beyondKana = false;
    int at = 0;
    while (at < sample.length - 1) {
      int lead = sample[at] & 0xFF;
      if (lead < 0x80) {
        at++;
      } else if (lead != 0x8E && lead < 0xA1 || (sample[at + 1] & 0xFF) < 0xA1) {
        return false;
      } else {
        beyondKana |= lead >= 0xE0 || (sample[at + 1] & 0xFF) >= 0xE0;
        at += 2;
      }
    }
    return beyondKana;
  }
}
