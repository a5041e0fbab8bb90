package kenpo.captcha.picture;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Characters that people tell apart in a picture.
 *
 * @param all of the basic plane
 * @param meant by a character that is none of them, which is the one that looks like it
 */
record Characters(String all, Map<Integer, Integer> meant) {

  static final Characters DIGITS =
      of("0123456789", "O0", "Q0", "D0", "I1", "L1", "Z2", "S5", "G6", "B8");

  /**
   * Of those that are easily taken for each other one stays, and stands for the others. Without F,
   * J, K and L, which people took for others, or others for them.
   */
  static final Characters MIXED =
      of("ACDEHMNRTUWXY235689", "0D", "OD", "QD", "Z2", "S5", "G6", "B8", "VU", "4A", "7T", "PR");

  static final Characters HIRAGANA = of("あうえかきくけしすせそてとなにのひふまみむもやゆよらりをん", "おあ", "ちら", "いり");

  private static final int FIRST_KATAKANA = 'ァ';
  private static final int LAST_KATAKANA = 'ヶ';
  private static final int TO_HIRAGANA = 'ぁ' - 'ァ';

  /** {@code alike}: what may be typed, and what it stands for. */
  private static Characters of(String all, String... alike) {
    return new Characters(
        all,
        Stream.of(alike)
            .collect(toUnmodifiableMap(it -> (int) it.charAt(0), it -> (int) it.charAt(1))));
  }

  int one(RandomGenerator random) {
    return all.charAt(random.nextInt(all.length()));
  }

  String some(int count, RandomGenerator random) {
    return text(IntStream.range(0, count).map(_ -> one(random)));
  }

  /** What was typed, as far as it is of these. */
  String read(String typed) {
    var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return text(
        plain
            .codePoints()
            .filter(it -> !isBlank(it))
            .map(Characters::hiragana)
            .map(it -> meant.getOrDefault(it, it)));
  }

  private static String text(IntStream codePoints) {
    return codePoints
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static int hiragana(int codePoint) {
    return codePoint >= FIRST_KATAKANA && codePoint <= LAST_KATAKANA
        ? codePoint + TO_HIRAGANA
        : codePoint;
  }
}
