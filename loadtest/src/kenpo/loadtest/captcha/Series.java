package kenpo.loadtest.captcha;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.picture.Pictures;

/** Pictures of one level, one for each number; the same number is the same picture. */
record Series(Pictures pictures, int level, Alphabet alphabet, Look look, int scale) {

  private static final long FAR_APART = 1_000_003;

  record Sample(String code, byte[] png) {

    BufferedImage image() {
      try {
        return ImageIO.read(new ByteArrayInputStream(png));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Sample sample(long number) {
    var random = new SplittableRandom(number * FAR_APART + level);
    var code = alphabet.code(level, random);
    return new Sample(code, pictures.png(level, alphabet, code, look, scale, random));
  }
}
