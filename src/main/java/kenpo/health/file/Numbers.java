package kenpo.health.file;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as the format has them: plain decimals, no exponent, no sign but a minus. */
final class Numbers {

  private static final int BEFORE_POINT = 10;
  private static final int BEHIND_POINT = 6;

  private Numbers() {}

  static Optional<BigDecimal> read(String text) {
    return isPlain(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static boolean isPlain(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    return areDigits(text, from, end, BEFORE_POINT)
        && (point < 0 || areDigits(text, point + 1, text.length(), BEHIND_POINT));
  }

  private static boolean areDigits(String text, int from, int to, int most) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to && to - from <= most;
  }
}
