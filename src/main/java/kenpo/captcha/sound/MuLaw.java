package kenpo.captcha.sound;

/** ITU-T G.711 µ-law: a sample of 14 bits in eight, finer where it is quiet. */
final class MuLaw {

  private static final int BIAS = 0x84;
  private static final int MOST = 0x7FFF - BIAS;
  private static final int SIGN = 0x80;
  private static final int MANTISSA = 0xF;
  private static final int MANTISSA_BITS = 4;
  private static final int SEGMENT = 0x7;
  private static final int SEGMENT_BITS = 3;
  private static final int HIGHEST_BIT_OF_BIAS = 7;

  private MuLaw() {}

  /** {@code sample}: 16 bits, signed; what is louder than can be written is cut off. */
  static byte encoded(int sample) {
    int biased = Math.min(Math.abs(sample), MOST) + BIAS;
    int segment = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(biased) - HIGHEST_BIT_OF_BIAS;
    int mantissa = (biased >> (segment + SEGMENT_BITS)) & MANTISSA;
    int sign = sample < 0 ? SIGN : 0;
    return (byte) ~(sign | (segment << MANTISSA_BITS) | mantissa);
  }

  static short decoded(byte code) {
    int bits = ~code;
    int segment = (bits >> MANTISSA_BITS) & SEGMENT;
    int biased = (((bits & MANTISSA) << SEGMENT_BITS) + BIAS) << segment;
    return (short) ((bits & SIGN) == 0 ? biased - BIAS : BIAS - biased);
  }
}
