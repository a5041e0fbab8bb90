package kenpo.throttle.simulation;

import java.util.stream.IntStream;

/**
 * How many passwords fall to so many guesses of the most frequent ones: Zipf's law with the
 * exponent that Wang and others found in leaked lists (CDF-Zipf, 2017), scaled so that ten guesses
 * open 16 of 1,000 accounts, as Burnett counted in 3.3 million passwords (2014).
 */
final class Guessing {

  private static final double EXPONENT = 0.187;
  private static final double SCALE = 0.016 / Math.pow(10, EXPONENT);

  /** Assumed: so many of the most frequent are refused when a password is chosen. */
  private static final int REFUSED = 10_000;

  private Guessing() {}

  /** Of accounts that were guessed at so often, how many are open: where any password may be. */
  static double openedOfAny(IntStream guesses) {
    return guesses.mapToDouble(Guessing::share).sum();
  }

  /** The same, where frequent ones are refused. */
  static double opened(IntStream guesses) {
    double refused = share(REFUSED);
    return guesses.mapToDouble(n -> (share(REFUSED + n) - refused) / (1 - refused)).sum();
  }

  private static double share(int guesses) {
    return Math.min(1, SCALE * Math.pow(guesses, EXPONENT));
  }
}
