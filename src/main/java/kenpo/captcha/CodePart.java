package kenpo.captcha;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kenpo.captcha.picture.Alphabet;

/**
 * What parts/challenge.ftlh is given of picture and sound.
 *
 * @param seal what they are fetched by; empty where none is given, as too many were
 * @param pause seconds before which nothing typed is taken
 * @param life seconds after which nothing is any more
 * @param typed what was typed so far
 * @param contrast whether the picture is black on white
 * @param digits whether the picture has digits only
 * @param kana whether it has hiragana
 */
public record CodePart(
    String seal,
    long pause,
    long life,
    String typed,
    boolean contrast,
    boolean digits,
    boolean kana) {

  static CodePart of(
      Optional<IssuedCode> shown,
      String typed,
      boolean contrast,
      Alphabet alphabet,
      int level,
      Instant now) {
    return new CodePart(
        shown.map(IssuedCode::seal).orElse(""),
        shown.map(it -> seconds(now, it.ticket().from())).orElse(0L),
        shown.map(it -> seconds(now, it.ticket().until())).orElse(0L),
        typed,
        contrast,
        alphabet.isOfDigits(level),
        alphabet == Alphabet.HIRAGANA);
  }

  /** Up: what is sent then is never too early. */
  private static long seconds(Instant now, Instant then) {
    return Math.max(0, Duration.between(now, then).plusMillis(999).toSeconds());
  }
}
