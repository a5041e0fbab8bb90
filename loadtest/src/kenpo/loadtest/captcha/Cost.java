package kenpo.loadtest.captcha;

import java.util.List;
import java.util.Locale;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.picture.Pictures;

/** What drawing a picture costs: {@code loadtest/captcha/cost}. */
final class Cost {

  private static final int LEVELS = 4;
  private static final int WARM = 500;
  private static final int SLICES = 10;
  private static final int SLICE = 50;
  private static final double MILLIS_OF_NANO = 1e-6;
  private static final double BAR = 5;

  private Cost() {}

  static void main() {
    long before = System.nanoTime();
    var pictures = Pictures.load();
    System.out.printf(
        "outlines read in %.0f ms%n%n", (System.nanoTime() - before) * MILLIS_OF_NANO);
    System.out.println("| level | alphabet | scale | CPU ms, median | CPU ms, most | bytes |");
    System.out.println("|---|---|---|---|---|---|");
    double most = 0;
    for (int level = 1; level <= LEVELS; level++) {
      for (var alphabet : List.of(Alphabet.MIXED, Alphabet.HIRAGANA)) {
        for (int scale = 1; scale <= 2; scale++) {
          most = Math.max(most, line(new Series(pictures, level, alphabet, Look.PLAIN, scale)));
        }
      }
    }
    System.out.printf(Locale.ROOT, "%nbar: %.0f ms of each slice; %s%n", BAR, most <= BAR);
    System.exit(most <= BAR ? 0 : 1);
  }

  /** Of {@link #SLICES} slices, on one warmed thread; returns the median's milliseconds. */
  private static double line(Series series) {
    drawn(series, 1, WARM);
    var effort = drawn(series, SLICES, SLICE);
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %d | %.2f | %.2f | %d |%n",
        series.level(),
        series.alphabet(),
        series.scale(),
        effort.millis(50),
        effort.millis(100),
        effort.bytes(50));
    return effort.millis(50);
  }

  private static Effort drawn(Series series, int slices, int each) {
    return Effort.of(slices, each, number -> series.sample(number).png().length);
  }
}
