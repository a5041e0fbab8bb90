package kenpo.captcha.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Draws outlines in ink on paper; measured in pixels of the page, whatever the scale. */
final class Canvas {

  /** Pixels: where it is drawn, and where it isn't. */
  static final float BETWEEN_GAPS = 36;

  private static final float GAP = 3;

  private final BufferedImage image;
  private final Graphics2D graphics;

  Canvas(int width, int height, int scale) {
    image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_BYTE_GRAY);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.scale(scale, scale);
  }

  void fill(Shape shape) {
    graphics.fill(shape);
  }

  /** Down to the paper. */
  void erase(Shape shape) {
    graphics.setColor(Color.WHITE);
    graphics.fill(shape);
    graphics.setColor(Color.BLACK);
  }

  void draw(Shape shape, double pen) {
    graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** With small gaps, the first of them {@code after} so many pixels. */
  void drawWithGaps(Shape shape, double pen, double after) {
    graphics.setStroke(
        new BasicStroke(
            (float) pen,
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_BEVEL,
            1,
            new float[] {BETWEEN_GAPS, (float) (GAP + pen)},
            (float) (BETWEEN_GAPS - after)));
    graphics.draw(shape);
  }

  byte[] png(Look look) {
    graphics.dispose();
    var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return Png.of(pixels, image.getWidth(), look.ink(), look.paper());
  }
}
