package kenpo.roster.intake;

/**
 * Tells of each number whether it came before, in eight megabytes however many there are (a Bloom
 * filter). It never says no wrongly, and yes wrongly of some hundred in a million; of more when
 * there are tens of millions.
 */
final class SeenBefore {

  private static final int WORDS = 1 << 20;
  private static final int BITS_EACH = 5;
  private static final int BITS_OF_A_PLACE = 6;

  private final long[] words = new long[WORDS];

  /** Whether the number, or one that looks like it here, was asked for before. */
  boolean test(long number) {
    long mixed = mix(number);
    int word = (int) (mixed >>> 44);
    long bits = bits(mixed);
    boolean seen = (words[word] & bits) == bits;
    words[word] |= bits;
    return seen;
  }

  private static long bits(long mixed) {
    long bits = 0;
    for (int i = 0; i < BITS_EACH; i++) {
      bits |= 1L << (mixed >>> i * BITS_OF_A_PLACE);
    }
    return bits;
  }

  /** SplitMix64: numbers that are close to each other end far apart. */
  private static long mix(long number) {
    long z = number + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
