package kenpo.roster;

import java.util.Optional;

/**
 * The quick way to {@link Kana#key}, for names in nothing but kana, letters and blanks. Its tables
 * hold what the exact definition answers for single letters; where neighbours could matter in
 * another way, it answers nothing and the definition decides.
 */
final class PlainKana {

  private static final char UNKNOWN = 0;
  private static final char BLANK = ' ';
  private static final char LONG = 'ー';
  private static final char VOICED = '\u3099';
  private static final char HALF_VOICED = '\u309A';
  private static final char FIRST_KATAKANA = 'ァ';

  /** What a letter is in a key by itself, or one of the signs above. */
  private static final char[] LETTERS = new char[Character.MAX_VALUE + 1];

  private static final char[] WITH_VOICED = new char[Character.MAX_VALUE + 1];
  private static final char[] WITH_HALF_VOICED = new char[Character.MAX_VALUE + 1];

  static {
    for (var range : new String[] {"ァヺ", "ぁゖ", "ｦﾝ", "AZ", "az", "ＡＺ", "ａｚ", "''", "..", ",,"}) {
      for (char c = range.charAt(0); c <= range.charAt(1); c++) {
        LETTERS[c] = single(c, "");
        WITH_VOICED[c] = single(c, "\u3099");
        WITH_HALF_VOICED[c] = single(c, "\u309A");
      }
    }
    signs(BLANK, " 　・･");
    signs(LONG, "ーｰ-－‐‑‒–—―−─~～〜");
    signs(VOICED, "゛ﾞ\u3099");
    signs(HALF_VOICED, "゜ﾟ\u309A");
  }

  private final char[] out;
  private int length;

  /** The letter that a mark would change. */
  private char before = UNKNOWN;

  private PlainKana(String name) {
    this.out = new char[name.length()];
  }

  static Optional<String> key(String name) {
    var key = new PlainKana(name);
    for (int i = 0; i < name.length(); i++) {
      if (!key.take(name.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(key.out, 0, key.length));
  }

  private boolean take(char c) {
    char letter = LETTERS[c];
    return switch (letter) {
      case UNKNOWN -> false;
      case BLANK -> true;
      case VOICED -> compose(WITH_VOICED[before]);
      case HALF_VOICED -> compose(WITH_HALF_VOICED[before]);
      case LONG -> prolong();
      default -> append(letter, c);
    };
  }

  private boolean compose(char composed) {
    if (composed == UNKNOWN) {
      return false;
    }
    out[length - 1] = composed;
    before = UNKNOWN;
    return true;
  }

  private boolean prolong() {
    if (length == 0 || out[length - 1] < FIRST_KATAKANA) {
      return false;
    }
    return out[length - 1] == LONG || append(LONG, UNKNOWN);
  }

  private boolean append(char letter, char typed) {
    out[length++] = letter;
    before = typed;
    return true;
  }

  private static char single(char c, String mark) {
    var key = Kana.exactKey(c + mark);
    return key.length() == 1 ? key.charAt(0) : UNKNOWN;
  }

  private static void signs(char meaning, String all) {
    for (char c : all.toCharArray()) {
      LETTERS[c] = meaning;
    }
  }
}
