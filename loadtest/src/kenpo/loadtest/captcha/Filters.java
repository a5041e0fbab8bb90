package kenpo.loadtest.captcha;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;

/** What somebody who has a reader for printed text would do to a picture first. */
final class Filters {

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;
  private static final int HALF = 128;
  private static final int MARGIN = 20;

  /** Pixels that the median looks at, to each side and in all. */
  private static final int REACH = 2;

  private static final int SIDE = 2 * REACH + 1;

  private Filters() {}

  /** With a margin, as the reader's makers advise. */
  static BufferedImage framed(BufferedImage image) {
    var larger =
        new BufferedImage(
            image.getWidth() + 2 * MARGIN,
            image.getHeight() + 2 * MARGIN,
            BufferedImage.TYPE_INT_RGB);
    var graphics = larger.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, larger.getWidth(), larger.getHeight());
    graphics.drawImage(image, MARGIN, MARGIN, null);
    return larger;
  }

  /** What has less ink than paper around it goes: thin lines. */
  static BufferedImage median(BufferedImage image) {
    var result = blank(image);
    for (int y = REACH; y < image.getHeight() - REACH; y++) {
      for (int x = REACH; x < image.getWidth() - REACH; x++) {
        int dark = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
          dark += isDark(image, x - REACH + i % SIDE, y - REACH + i / SIDE) ? 1 : 0;
        }
        result.setRGB(x, y, dark > SIDE * SIDE / 2 ? BLACK : WHITE);
      }
    }
    return result;
  }

  /** All that can't be reached from the edge without crossing ink becomes ink: hollow letters. */
  static BufferedImage filled(BufferedImage image) {
    int width = image.getWidth();
    var outside = new boolean[width * image.getHeight()];
    var open = new ArrayDeque<Integer>();
    open.add(0);
    outside[0] = true;
    while (!open.isEmpty()) {
      int at = open.remove();
      for (int next : new int[] {at - width, at + width, at - 1, at + 1}) {
        boolean wraps = Math.abs(next % width - at % width) > 1;
        if (next >= 0
            && next < outside.length
            && !wraps
            && !outside[next]
            && !isDark(image, next % width, next / width)) {
          outside[next] = true;
          open.add(next);
        }
      }
    }
    var result = blank(image);
    for (int i = 0; i < outside.length; i++) {
      result.setRGB(i % width, i / width, outside[i] ? WHITE : BLACK);
    }
    return result;
  }

  private static boolean isDark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) >> Byte.SIZE & 0xFF) < HALF;
  }

  private static BufferedImage blank(BufferedImage like) {
    var blank = new BufferedImage(like.getWidth(), like.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pixels = new int[like.getWidth() * like.getHeight()];
    Arrays.fill(pixels, WHITE);
    blank.setRGB(0, 0, like.getWidth(), like.getHeight(), pixels, 0, like.getWidth());
    return blank;
  }
}
