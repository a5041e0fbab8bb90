package kenpo.loadtest.captcha;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;

/** What somebody who has a reader for printed text would do to a picture first. */
final class Filters {

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;
  private static final int HALF = 128;
  private static final int MARGIN = 20;

  private Filters() {}

  /** Twice as large with soft edges, and a margin, as the reader's makers advise. */
  static BufferedImage enlarged(BufferedImage image) {
    var larger =
        new BufferedImage(
            image.getWidth() * 2 + 2 * MARGIN,
            image.getHeight() * 2 + 2 * MARGIN,
            BufferedImage.TYPE_INT_RGB);
    var graphics = larger.createGraphics();
    whiten(graphics, larger);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, MARGIN, MARGIN, image.getWidth() * 2, image.getHeight() * 2, null);
    return larger;
  }

  static BufferedImage blackOrWhite(BufferedImage image) {
    var result = blank(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        result.setRGB(x, y, isDark(image, x, y) ? BLACK : WHITE);
      }
    }
    return result;
  }

  /** What has less ink than paper around it goes: thin lines. {@code reach}: 1 for 3 × 3. */
  static BufferedImage median(BufferedImage image, int reach) {
    var result = blank(image);
    int side = 2 * reach + 1;
    for (int y = reach; y < image.getHeight() - reach; y++) {
      for (int x = reach; x < image.getWidth() - reach; x++) {
        int dark = 0;
        for (int i = 0; i < side * side; i++) {
          dark += isDark(image, x - reach + i % side, y - reach + i / side) ? 1 : 0;
        }
        result.setRGB(x, y, dark > side * side / 2 ? BLACK : WHITE);
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

  private static void whiten(Graphics2D graphics, BufferedImage image) {
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
  }
}
