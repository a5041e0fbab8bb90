package kenpo.letter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret of a letter: 11 random characters of 22 that are not mistaken for one another (49
 * bits), and a check character by the hybrid system of ISO/IEC 7064 with the moduli 23 and 22. It
 * finds every wrong character, and all but a few of two that changed places.
 *
 * @param text 12 characters as they are compared: capitals and digits, without hyphens
 */
public record LetterCode(String text) {

  /** Without 0 D O Q, 1 I L, 2's Z, 5's S, 6's G, 8's B, U and V, N beside M. */
  static final String ALPHABET = "23456789ACEFHJKMPRTWXY";

  private static final int RANDOM = 11;
  private static final int GROUP = 4;
  private static final int MOST_TYPED = 100;

  /** What people type between groups: spaces, and hyphens of every kind, 長音, lines and dots too. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Pd}\\u2212\\u30FC\\uFF70\\u2500\\u2501\\u30FB_\\u00AD\\u200B]+");

  /** A new one. In production {@code random} is a {@link java.security.SecureRandom}. */
  public static LetterCode next(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = 0; i < RANDOM; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new LetterCode(text.append(check(text)).toString());
  }

  /** What was typed, in any width and case; empty where it can be no such secret. */
  public static Optional<LetterCode> of(String typed) {
    if (typed.length() > MOST_TYPED) {
      return Optional.empty();
    }
    var plain =
        BETWEEN
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT))
            .replaceAll("");
    return plain.length() == RANDOM + 1
            && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
            && check(plain.subSequence(0, RANDOM)) == plain.charAt(RANDOM)
        ? Optional.of(new LetterCode(plain))
        : Optional.empty();
  }

  /** As a letter shows it, in groups of four. */
  public String grouped() {
    return String.join(
        "-", text.substring(0, GROUP), text.substring(GROUP, 2 * GROUP), text.substring(2 * GROUP));
  }

  /** It must get into no log by accident. */
  @Override
  public String toString() {
    return "LetterCode";
  }

  private static char check(CharSequence random) {
    int size = ALPHABET.length();
    int product = size;
    for (int i = 0; i < random.length(); i++) {
      int sum = (product + ALPHABET.indexOf(random.charAt(i))) % size;
      product = 2 * (sum == 0 ? size : sum) % (size + 1);
    }
    return ALPHABET.charAt((size + 1 - product) % size);
  }
}
