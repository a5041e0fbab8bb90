package kenpo.captcha.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Sound as a file that browsers play: RIFF WAVE, one channel of µ-law. */
final class WavFile {

  /** Samples in a second. */
  static final int RATE = 16_000;

  private static final short MU_LAW = 7;
  private static final short BITS = 8;
  private static final int RIFF_HEADER = 8;
  private static final int FORMAT_BYTES = 18;
  private static final int FACT_BYTES = 4;
  private static final int HEADER =
      RIFF_HEADER + 4 + RIFF_HEADER + FORMAT_BYTES + RIFF_HEADER + FACT_BYTES + RIFF_HEADER;

  private WavFile() {}

  static byte[] of(byte[] samples) {
    int padding = samples.length % 2;
    var file = ByteBuffer.allocate(HEADER + samples.length + padding);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(file.capacity() - RIFF_HEADER).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort(MU_LAW).putShort((short) 1);
    file.putInt(RATE).putInt(RATE).putShort((short) 1).putShort(BITS).putShort((short) 0);
    file.put(ascii("fact")).putInt(FACT_BYTES).putInt(samples.length);
    file.put(ascii("data")).putInt(samples.length).put(samples);
    return file.array();
  }

  /** What {@link #of} was given. Only files of our own making are read. */
  static byte[] samples(byte[] file) {
    int length =
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER - Integer.BYTES);
    return Arrays.copyOfRange(file, HEADER, HEADER + length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
