package kenpo.captcha.sound;

import java.util.Arrays;

/**
 * A word as an ear has it: how loud each of some bands is, a row each fiftieth of a second. What is
 * alike is found however fast it was said (dynamic time warping).
 */
record Likeness(double[][] rows) {

  private static final int STEP = Ear.RATE / 50;
  private static final double[] HERTZ = {
    200, 300, 400, 550, 700, 900, 1150, 1450, 1800, 2200, 2700, 3300, 4000, 5000, 6200
  };
  private static final double QUIETEST = 1e-3;
  private static final int LOOKS = 8;

  /** Samples either side of a place: too few to tell the overtones of a voice apart. */
  private static final int REACH = 64;

  static Likeness of(double[] word) {
    var rows = new double[Math.ceilDiv(word.length, STEP)][HERTZ.length];
    for (int row = 0; row < rows.length; row++) {
      for (int band = 0; band < HERTZ.length; band++) {
        rows[row][band] = Math.log(QUIETEST + band(word, row, HERTZ[band]));
      }
    }
    double mean = Arrays.stream(rows).flatMapToDouble(Arrays::stream).average().orElseThrow();
    for (var row : rows) {
      Arrays.setAll(row, band -> row[band] - mean);
    }
    return new Likeness(rows);
  }

  double distance(Likeness other) {
    var before = new double[other.rows.length + 1];
    Arrays.fill(before, 1, before.length, Double.POSITIVE_INFINITY);
    for (var row : rows) {
      var now = new double[before.length];
      now[0] = Double.POSITIVE_INFINITY;
      for (int i = 1; i < now.length; i++) {
        double least = Math.min(before[i - 1], Math.min(before[i], now[i - 1]));
        now[i] = least + apart(row, other.rows[i - 1]);
      }
      before = now;
    }
    return before[before.length - 1] / (rows.length + other.rows.length);
  }

  private static double apart(double[] one, double[] other) {
    double sum = 0;
    for (int band = 0; band < one.length; band++) {
      sum += (one[band] - other[band]) * (one[band] - other[band]);
    }
    return sum;
  }

  /** How much there is around {@code hertz} in a row, whatever the pitch of the voice. */
  private static double band(double[] word, int row, double hertz) {
    double sum = 0;
    for (int look = 0; look < LOOKS; look++) {
      sum += power(word, row * STEP + look * STEP / LOOKS, hertz) / LOOKS;
    }
    return Math.sqrt(sum);
  }

  private static double power(double[] word, int middle, double hertz) {
    double real = 0;
    double imaginary = 0;
    int end = Math.min(word.length, middle + REACH);
    for (int i = Math.max(0, middle - REACH); i < end; i++) {
      double window = 0.5 + 0.5 * Math.cos(Math.PI * (i - middle) / REACH);
      double turn = 2 * Math.PI * hertz * i / Ear.RATE;
      real += window * word[i] * Math.cos(turn);
      imaginary += window * word[i] * Math.sin(turn);
    }
    return (real * real + imaginary * imaginary) / (REACH * REACH);
  }
}
