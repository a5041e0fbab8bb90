package kenpo.captcha.sound;

/** One digit, spoken once. Its loudness is that of all others: root mean square 0.1 of the most. */
final class Recording {

  /** Of silence around it, so that what lies between two samples needs no bounds. */
  private static final int MARGIN = 2;

  /** Places as whole numbers, for the murmur that is most of the work: a second fits in. */
  private static final int FRACTION_BITS = 15;

  private static final int ONE = 1 << FRACTION_BITS;
  private static final float PART = 1f / ONE;

  private final float[] samples;
  private final int length;

  private Recording(float[] samples, int length) {
    this.samples = samples;
    this.length = length;
  }

  static Recording of(byte[] wavFile) {
    var codes = WavFile.samples(wavFile);
    var samples = new float[codes.length + 2 * MARGIN];
    for (int i = 0; i < codes.length; i++) {
      samples[i + MARGIN] = MuLaw.decoded(codes[i]) / (float) (Short.MAX_VALUE + 1);
    }
    return new Recording(samples, codes.length);
  }

  /** How many samples it takes at this speed. */
  int length(double speed) {
    return (int) ((length - 1) / speed) + 1;
  }

  /** Adds itself to {@code track} from {@code start} on, as far as it reaches. */
  void addTo(float[] track, int start, double speed, float gain) {
    int end = Math.min(track.length - start, length(speed));
    for (int i = Math.max(0, -start); i < end; i++) {
      track[start + i] += gain * at(i * speed);
    }
  }

  /** The same backwards and more cheaply: between two samples runs a straight line. */
  void addReversedTo(float[] track, int start, double speed, float gain) {
    int end = Math.min(track.length - start, length(speed));
    int step = (int) (speed * ONE);
    int first = Math.max(0, -start);
    int place = (length - 1 + MARGIN) * ONE - first * step;
    for (int i = first; i < end; i++, place -= step) {
      int at = place >> FRACTION_BITS;
      float part = (place & ONE - 1) * PART;
      track[start + i] += gain * (samples[at] + part * (samples[at + 1] - samples[at]));
    }
  }

  /** Catmull and Rom's curve through the four samples around a place. */
  private float at(double place) {
    int i = (int) place + MARGIN;
    float t = (float) (place - (int) place);
    float before = samples[i - 1];
    float from = samples[i];
    float to = samples[i + 1];
    float after = samples[i + 2];
    float bend = 2 * before - 5 * from + 4 * to - after;
    float twist = 3 * (from - to) + after - before;
    return from + 0.5f * t * (to - before + t * (bend + t * twist));
  }
}
