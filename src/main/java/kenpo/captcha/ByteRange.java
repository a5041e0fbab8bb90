package kenpo.captcha;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one part of a file that is asked for (RFC 9110, 14.1.2): some players ask for sounds in
 * parts, and go back in none that they can't ask so.
 *
 * @param last at most; the file may end before
 */
record ByteRange(int first, int last) {

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{0,9})");

  /** {@code header}: what was sent, or nothing; what can't be read is none, as the RFC allows. */
  static Optional<ByteRange> of(String header) {
    var found = ONE.matcher(header);
    return found.matches()
        ? Optional.of(new ByteRange(number(found.group(1)), number(found.group(2))))
            .filter(range -> range.first <= range.last)
        : Optional.empty();
  }

  private static int number(String text) {
    return text.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(text);
  }

  boolean beginsWithin(int length) {
    return first < length;
  }

  /** Behind the last byte. */
  int end(int length) {
    return Math.min(last, length - 1) + 1;
  }

  String of(int length) {
    return "bytes %d-%d/%d".formatted(first, end(length) - 1, length);
  }
}
