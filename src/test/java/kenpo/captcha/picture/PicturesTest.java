package kenpo.captcha.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  private static final Pictures PICTURES = Pictures.load();
  private static final String ALPHABETS_BY_LEVEL =
      "kenpo.captcha.picture.AlphabetTest#alphabetsByLevel";

  @ParameterizedTest
  @MethodSource(ALPHABETS_BY_LEVEL)
  void sameSeedIsTheSamePicture(Alphabet alphabet, int level) {
    assertThat(drawn(alphabet, level, 7)).isEqualTo(drawn(alphabet, level, 7));
    // As on another server.
    assertThat(png(Pictures.load(), alphabet, level, Look.PLAIN, 1, new SplittableRandom(7)))
        .isEqualTo(drawn(alphabet, level, 7));
  }

  @ParameterizedTest
  @MethodSource(ALPHABETS_BY_LEVEL)
  void noTwoSeedsAreTheSamePicture(Alphabet alphabet, int level) {
    var code = alphabet.code(level, new SplittableRandom(1));
    var pictures =
        IntStream.range(0, 50)
            .mapToObj(
                seed ->
                    PICTURES.png(level, alphabet, code, Look.PLAIN, 1, new SplittableRandom(seed)))
            .map(ByteBuffer::wrap)
            .distinct();
    assertThat(pictures).hasSize(50);
  }

  @ParameterizedTest
  @MethodSource(ALPHABETS_BY_LEVEL)
  void isAPngOfThePromisedSize(Alphabet alphabet, int level) throws IOException {
    for (var look : Look.values()) {
      for (int scale = 1; scale <= 2; scale++) {
        var image =
            ImageIO.read(
                new ByteArrayInputStream(
                    png(PICTURES, alphabet, level, look, scale, new SplittableRandom(3))));
        assertThat(image.getWidth()).isEqualTo(Pictures.WIDTH * scale);
        assertThat(image.getHeight()).isEqualTo(Pictures.HEIGHT * scale);
        assertThat(colours(image)).contains(look.ink(), look.paper());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void contrastIsTheSamePictureWithMoreInk(int level) throws IOException {
    assertThat(ink(level, Look.CONTRAST)).isGreaterThan(ink(level, Look.PLAIN));
  }

  @ParameterizedTest
  @MethodSource(ALPHABETS_BY_LEVEL)
  void everyFaceHasEveryCharacter(Alphabet alphabet, int level) {
    for (var face : PICTURES.faces(level, alphabet)) {
      alphabet
          .characters(level)
          .all()
          .codePoints()
          .forEach(
              it ->
                  assertThat(face.of(it).getBounds2D().getHeight())
                      .as(Character.toString(it))
                      .isBetween(0.1, 1.3));
    }
  }

  @Test
  void highestLevelHasFiveFaces() {
    assertThat(PICTURES.faces(4, Alphabet.MIXED)).doesNotHaveDuplicates().hasSize(5);
  }

  @ParameterizedTest
  @MethodSource(ALPHABETS_BY_LEVEL)
  void codeStaysWithinTheFrame(Alphabet alphabet, int level) {
    var frame = new Rectangle2D.Double(3, 3, 234, 74);
    var random = new SplittableRandom(level);
    for (int i = 0; i < 100; i++) {
      assertThat(isWithin(alphabet, level, alphabet.code(level, random), frame, random)).isTrue();
    }
    int length = alphabet.code(level, random).length();
    for (var wide : alphabet.characters(level).all().split("")) {
      assertThat(isWithin(alphabet, level, wide.repeat(length), frame, random)).isTrue();
    }
  }

  /** Whether it is all inside; for rounding, by a millionth of a pixel more. */
  private static boolean isWithin(
      Alphabet alphabet, int level, String code, Rectangle2D frame, RandomGenerator random) {
    var style = Style.of(level);
    var hand = new Hand(PICTURES.faces(level, alphabet), style.glyphs().tilt(), random);
    var around =
        new Rectangle2D.Double(
            frame.getX() - 1e-6,
            frame.getY() - 1e-6,
            frame.getWidth() + 2e-6,
            frame.getHeight() + 2e-6);
    return new Row(hand, style, random)
        .of(code, frame).stream().allMatch(it -> around.contains(it.getBounds2D()));
  }

  private static byte[] drawn(Alphabet alphabet, int level, long seed) {
    return png(PICTURES, alphabet, level, Look.PLAIN, 1, new SplittableRandom(seed));
  }

  private static byte[] png(
      Pictures pictures,
      Alphabet alphabet,
      int level,
      Look look,
      int scale,
      RandomGenerator random) {
    var code = alphabet.code(level, random);
    return pictures.png(level, alphabet, code, look, scale, random);
  }

  private static long ink(int level, Look look) throws IOException {
    var image =
        ImageIO.read(
            new ByteArrayInputStream(
                png(PICTURES, Alphabet.MIXED, level, look, 2, new SplittableRandom(5))));
    return colours(image, look.ink());
  }

  private static TreeSet<Integer> colours(BufferedImage image) {
    var colours = new TreeSet<Integer>();
    pixels(image).forEach(colours::add);
    return colours;
  }

  private static long colours(BufferedImage image, int colour) {
    return pixels(image).filter(it -> it == colour).count();
  }

  private static IntStream pixels(BufferedImage image) {
    int width = image.getWidth();
    return IntStream.range(0, width * image.getHeight())
        .map(i -> image.getRGB(i % width, i / width) & 0xFFFFFF);
  }
}
