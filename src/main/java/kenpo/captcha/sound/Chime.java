package kenpo.captcha.sound;

/** A soft tone: the sound has begun. Loudspeakers that sleep wake by it, and lose no digit. */
final class Chime {

  private static final double SECONDS = 0.25;
  private static final double HERTZ = 587;
  private static final double LOUDNESS = 0.12;

  /** Seconds until it is loudest; from there it dies away. */
  private static final double RISE = 0.02;

  private static final float[] SAMPLES = samples();

  private Chime() {}

  /** At its beginning. */
  static void addTo(float[] track) {
    for (int i = 0; i < SAMPLES.length; i++) {
      track[i] += SAMPLES[i];
    }
  }

  /** By {@link StrictMath}, as all servers have to make the same bytes. */
  private static float[] samples() {
    var samples = new float[(int) (SECONDS * WavFile.RATE)];
    for (int i = 0; i < samples.length; i++) {
      double seconds = (double) i / WavFile.RATE;
      double left = 1 - seconds / SECONDS;
      double edge = Math.min(1, seconds / RISE) * left * left;
      samples[i] = (float) (LOUDNESS * edge * StrictMath.sin(2 * StrictMath.PI * HERTZ * seconds));
    }
    return samples;
  }
}
