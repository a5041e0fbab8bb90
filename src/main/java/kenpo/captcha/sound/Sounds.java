package kenpo.captcha.sound;

import java.util.random.RandomGenerator;

/**
 * Spoken digits that get harder to make out, from level 1 to 4: docs/captcha-sound.md. Only
 * computes; the same seed gives the same bytes on every server.
 */
public final class Sounds {

  /** Seconds after the last digit. */
  private static final double TAIL = 0.4;

  /** Root mean square of a recording. */
  private static final double LOUDNESS = 0.1;

  /** What the loudest sample becomes: nothing is cut off, and all sounds are about as loud. */
  private static final float PEAK = 0.9f;

  private final Recordings recordings;

  private Sounds(Recordings recordings) {
    this.recordings = recordings;
  }

  /** With all recordings in memory; blocking, at start. */
  public static Sounds load() {
    return new Sounds(Recordings.load());
  }

  /** As many as a level asks for, from 1 to 4. */
  public String digits(int level, RandomGenerator random) {
    var digits = new StringBuilder();
    for (int i = 0; i < Grade.of(level).digits(); i++) {
      digits.append(random.nextInt(Recordings.DIGITS));
    }
    return digits.toString();
  }

  /** A whole file, of type {@code audio/wav}; {@code level}: from 1 to 4. */
  public byte[] wav(int level, Voice voice, String digits, RandomGenerator random) {
    var grade = Grade.of(level);
    var spoken = Spoken.of(grade, voice, digits, recordings, random);
    int length = spoken.getLast().end() + (int) (TAIL * WavFile.RATE);
    var track =
        grade.babble() > 0
            ? Babble.of(length, grade.babble() * LOUDNESS, voice, recordings, random)
            : new float[length];
    Chime.addTo(track);
    spoken.forEach(it -> it.addTo(track));
    return WavFile.of(encoded(track));
  }

  private static byte[] encoded(float[] track) {
    float loudest = 0;
    for (float sample : track) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    float gain = PEAK * Short.MAX_VALUE / loudest;
    var codes = new byte[track.length];
    for (int i = 0; i < track.length; i++) {
      codes[i] = MuLaw.encoded(Math.round(track[i] * gain));
    }
    return codes;
  }
}
