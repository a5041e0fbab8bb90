package kenpo.captcha.picture;

import java.util.List;
import java.util.random.RandomGenerator;

/** Of which characters the code in a picture is, and how what a person types is read. */
public enum Alphabet {
  DIGITS(Characters.DIGITS, Characters.DIGITS, List.of(5, 6, 6, 7)),
  /** Digits at levels 1 and 2, digits and letters above. */
  MIXED(Characters.DIGITS, Characters.MIXED, List.of(5, 6, 6, 7)),
  HIRAGANA(Characters.HIRAGANA, Characters.HIRAGANA, List.of(4, 5, 5, 6));

  private static final int FIRST_HARD_LEVEL = 3;

  private final Characters easy;
  private final Characters hard;
  private final List<Integer> lengths;

  Alphabet(Characters easy, Characters hard, List<Integer> lengths) {
    this.easy = easy;
    this.hard = hard;
    this.lengths = lengths;
  }

  /** {@code level}: from 1 to 4, here and everywhere. */
  public String code(int level, RandomGenerator random) {
    return characters(level).some(lengths.get(level - 1), random);
  }

  /**
   * Whether that was typed, however it was written: full-width, in small letters, with blanks, in
   * katakana instead of hiragana, or with a look-alike that this alphabet leaves out.
   */
  public boolean isSame(int level, String code, String typed) {
    return characters(level).read(typed).equals(code);
  }

  /** Whether nothing else is in a code. */
  public boolean isOfDigits(int level) {
    return characters(level).equals(Characters.DIGITS);
  }

  Characters characters(int level) {
    return level < FIRST_HARD_LEVEL ? easy : hard;
  }
}
