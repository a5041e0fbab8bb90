package kenpo.captcha.sound;

import java.util.List;

/**
 * What a level asks of the ear.
 *
 * @param speakers of the digits, at random
 * @param spread how far each digit's speed, and with it its pitch, is from that of the recording at
 *     most; a little always, so that no recording is ever heard twice as it is
 * @param babble its loudness beside that of the digits, as amplitude
 */
record Grade(int digits, int speakers, double spread, double babble) {

  /** From level 1 on. Babble: none, and 15, 10 and 7 dB below the digits. */
  private static final List<Grade> LEVELS =
      List.of(
          new Grade(5, 1, 0.03, 0),
          new Grade(6, 1, 0.05, 0.18),
          new Grade(7, 2, 0.08, 0.32),
          new Grade(8, 2, 0.15, 0.45));

  static Grade of(int level) {
    return LEVELS.get(level - 1);
  }
}
