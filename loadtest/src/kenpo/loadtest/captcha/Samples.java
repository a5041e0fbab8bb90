package kenpo.loadtest.captcha;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.picture.Pictures;

/**
 * Writes what a network learns from: the pictures at half their size, a byte a pixel, and their
 * codes: {@code Samples PIXELS CODES LEVEL COUNT FIRST}.
 */
final class Samples {

  private static final int SMALLER = 2;

  private Samples() {}

  static void main(String[] args) throws IOException {
    int level = Integer.parseInt(args[2]);
    var series = new Series(Pictures.load(), level, Alphabet.MIXED, Look.PLAIN, 1);
    var codes = new ArrayList<String>();
    try (var pixels = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      for (int i = 0; i < Integer.parseInt(args[3]); i++) {
        var sample = series.sample(Long.parseLong(args[4]) + i);
        codes.add(sample.code());
        pixels.write(halved(sample.image()));
      }
    }
    Files.write(Path.of(args[1]), codes);
  }

  private static byte[] halved(BufferedImage image) {
    int width = image.getWidth() / SMALLER;
    int height = image.getHeight() / SMALLER;
    var bytes = new byte[width * height];
    for (int i = 0; i < bytes.length; i++) {
      int sum = 0;
      for (int part = 0; part < SMALLER * SMALLER; part++) {
        int x = i % width * SMALLER + part % SMALLER;
        int y = i / width * SMALLER + part / SMALLER;
        sum += image.getRGB(x, y) >> Byte.SIZE & 0xFF;
      }
      bytes[i] = (byte) (sum / (SMALLER * SMALLER));
    }
    return bytes;
  }
}
