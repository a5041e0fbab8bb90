package kenpo.captcha.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A digit of a sound.
 *
 * @param speaker which of the voice's
 * @param start where it begins, in samples
 */
record Spoken(int speaker, Recording recording, int start, double speed, float gain) {

  /** Seconds before the first digit. */
  private static final double LEAD_IN = 0.7;

  /** Seconds between two digits: whoever types with a screen reader types while it plays. */
  private static final double SHORTEST_PAUSE = 0.6;

  private static final double LONGEST_PAUSE = 1.0;

  /** How much a digit is louder or quieter than it was recorded, at most. */
  private static final double LOUDER = 1.12;

  private static final double QUIETER = 0.89;

  /** One after the other, by speakers as a grade has them. */
  static List<Spoken> of(
      Grade grade, Voice voice, String digits, Recordings recordings, RandomGenerator random) {
    int speakers = voice.speakers().size();
    int first = random.nextInt(speakers);
    var spoken = new ArrayList<Spoken>();
    int start = samples(LEAD_IN);
    for (char digit : digits.toCharArray()) {
      int speaker = (first + random.nextInt(grade.speakers())) % speakers;
      var recording = recordings.any(voice, speaker, digit - '0', random);
      double speed = 1 + random.nextDouble(-grade.spread(), grade.spread());
      float gain = (float) random.nextDouble(QUIETER, LOUDER);
      var next = new Spoken(speaker, recording, start, speed, gain);
      spoken.add(next);
      start = next.end() + samples(random.nextDouble(SHORTEST_PAUSE, LONGEST_PAUSE));
    }
    return spoken;
  }

  int end() {
    return start + recording.length(speed);
  }

  void addTo(float[] track) {
    recording.addTo(track, start, speed, gain);
  }

  private static int samples(double seconds) {
    return (int) (seconds * WavFile.RATE);
  }
}
