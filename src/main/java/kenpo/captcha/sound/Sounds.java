package kenpo.captcha.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Spoken digits that get harder to make out, from level 1 to 4: docs/captcha-sound.md. Only
 * computes; the same seed gives the same bytes on every server.
 */
public final class Sounds {

  /** Seconds before the first digit, and after the last. */
  private static final double LEAD_IN = 0.7;

  private static final double TAIL = 0.4;

  /** Seconds between two digits: whoever types with a screen reader types while it plays. */
  private static final double SHORTEST_PAUSE = 0.6;

  private static final double LONGEST_PAUSE = 1.0;

  /** How much a digit is louder or quieter than it was recorded, at most. */
  private static final double LOUDER = 1.12;

  private static final double QUIETER = 0.89;

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

  /** A digit, and where in the sound it begins. */
  private record Spoken(Recording recording, int start, double speed, float gain) {

    int end() {
      return start + recording.length(speed);
    }
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
    var spoken = spoken(grade, voice, digits, random);
    int length = spoken.getLast().end() + samples(TAIL);
    var track =
        grade.babble() > 0
            ? Babble.of(length, grade.babble() * LOUDNESS, voice, recordings, random)
            : new float[length];
    Chime.addTo(track);
    for (var it : spoken) {
      it.recording.addTo(track, it.start, it.speed, it.gain);
    }
    return WavFile.of(encoded(track));
  }

  private List<Spoken> spoken(Grade grade, Voice voice, String digits, RandomGenerator random) {
    int first = random.nextInt(voice.speakers().size());
    var spoken = new ArrayList<Spoken>();
    int start = samples(LEAD_IN);
    for (char digit : digits.toCharArray()) {
      int speaker = (first + random.nextInt(grade.speakers())) % voice.speakers().size();
      var recording = recordings.any(voice, speaker, digit - '0', random);
      double speed = 1 + random.nextDouble(-grade.spread(), grade.spread());
      var next = new Spoken(recording, start, speed, (float) random.nextDouble(QUIETER, LOUDER));
      spoken.add(next);
      start = next.end() + samples(random.nextDouble(SHORTEST_PAUSE, LONGEST_PAUSE));
    }
    return spoken;
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

  private static int samples(double seconds) {
    return (int) (seconds * WavFile.RATE);
  }
}
