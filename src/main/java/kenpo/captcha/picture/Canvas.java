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

  void draw(Shape shape, double pen) {
    graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  byte[] png(Look look) {
    graphics.dispose();
    var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return Png.of(pixels, image.getWidth(), look.ink(), look.paper());
  }
}
