package kenpo.captcha.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a picture of 16 tones as PNG, with four bits a pixel (ISO/IEC 15948). ImageIO would look
 * for plug-ins and write eight.
 */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte BITS = 4;
  private static final byte BY_PALETTE = 3;
  private static final int TONES = 1 << BITS;
  private static final int RGB = 3;
  private static final int HEADER = 13;
  private static final int AROUND_A_CHUNK = 12;

  private Png() {}

  /**
   * {@code pixels}: row by row, 0 (ink) to 255 (paper), as a byte each; {@code ink} and {@code
   * paper}: 0xRRGGBB.
   */
  static byte[] of(byte[] pixels, int width, int ink, int paper) {
    var png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    png.writeBytes(chunk("IHDR", header(width, pixels.length / width)));
    png.writeBytes(chunk("PLTE", palette(ink, paper)));
    png.writeBytes(chunk("IDAT", deflated(rows(pixels, width))));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] header(int width, int height) {
    return ByteBuffer.allocate(HEADER)
        .putInt(width)
        .putInt(height)
        .put(BITS)
        .put(BY_PALETTE)
        .array();
  }

  private static byte[] palette(int ink, int paper) {
    var palette = new byte[TONES * RGB];
    for (int tone = 0; tone < TONES; tone++) {
      for (int colour = 0; colour < RGB; colour++) {
        int shift = Byte.SIZE * (RGB - 1 - colour);
        int dark = ink >> shift & 0xFF;
        int light = paper >> shift & 0xFF;
        palette[tone * RGB + colour] = (byte) (dark + (light - dark) * tone / (TONES - 1));
      }
    }
    return palette;
  }

  /** Two pixels a byte, the left one above; before each row a 0, as it is filtered by nothing. */
  private static byte[] rows(byte[] pixels, int width) {
    int stride = (width + 1) / 2 + 1;
    var rows = new byte[pixels.length / width * stride];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int tone = (pixels[i] & 0xFF) >> Byte.SIZE - BITS;
      int shift = x % 2 == 0 ? BITS : 0;
      rows[i / width * stride + 1 + x / 2] |= (byte) (tone << shift);
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(bytes);
      deflater.finish();
      var all = new ByteArrayOutputStream();
      var some = new byte[bytes.length];
      while (!deflater.finished()) {
        all.write(some, 0, deflater.deflate(some));
      }
      return all.toByteArray();
    }
  }

  private static byte[] chunk(String type, byte[] content) {
    var name = type.getBytes(US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(content);
    return ByteBuffer.allocate(content.length + AROUND_A_CHUNK)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }
}
