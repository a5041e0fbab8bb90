package kenpo.captcha.sound;

import java.util.random.RandomGenerator;

/**
 * A murmur of voices below the digits: the same speakers, several at once and backwards, so that it
 * has their timbre and says nothing. Never the same twice, so there is nothing to take off again.
 */
final class Babble {

  private static final int VOICES = 4;

  /** Between slower and faster than it was spoken. */
  private static final double SLOWEST = 0.8;

  private static final double FASTEST = 1.2;

  /** Of a recording, when the next begins. */
  private static final double UNTIL_THE_NEXT = 0.85;

  /** Seconds until it is there, and until it is gone. */
  private static final double FADE = 0.3;

  private Babble() {}

  /** {@code loudness}: root mean square over the whole. */
  static float[] of(
      int length, double loudness, Voice voice, Recordings recordings, RandomGenerator random) {
    var murmur = new float[length];
    for (int i = 0; i < VOICES; i++) {
      fill(murmur, voice, recordings, random);
    }
    int fade = (int) (FADE * WavFile.RATE);
    float gain = (float) (loudness / rootMeanSquare(murmur));
    for (int i = 0; i < length; i++) {
      float edge = Math.min(1f, Math.min(i, length - 1 - i) / (float) fade);
      murmur[i] *= gain * edge;
    }
    return murmur;
  }

  private static void fill(
      float[] murmur, Voice voice, Recordings recordings, RandomGenerator random) {
    int at = -random.nextInt(WavFile.RATE / 2);
    while (at < murmur.length) {
      var next = recordings.any(voice, random);
      double speed = random.nextDouble(SLOWEST, FASTEST);
      next.addReversedTo(murmur, at, speed, 1);
      at += (int) (next.length(speed) * UNTIL_THE_NEXT);
    }
  }

  private static double rootMeanSquare(float[] murmur) {
    double sum = 0;
    for (float sample : murmur) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / murmur.length);
  }
}
