package kenpo.captcha.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The outlines of a code's characters side by side, as a level joins and bends them. */
record Row(Hand hand, Style style, RandomGenerator random) {

  /** Of a capital, in pixels, where the frame has room for it. */
  private static final double SIZE = 50;

  /** How far a character may be above or below the others, in pixels. */
  private static final double STEP = 3;

  /** All of them within the frame, and somewhere in it. */
  List<Path2D> of(String code, Rectangle2D frame) {
    var warp = Warp.of(style.waves(), random);
    var bent = sideBySide(code).stream().map(warp::bent).toList();
    var place = placeIn(frame, around(bent));
    bent.forEach(it -> it.transform(place));
    return bent;
  }

  private List<Shape> sideBySide(String code) {
    var row = new ArrayList<Shape>();
    double right = 0;
    double width = 0;
    for (int codePoint : code.codePoints().toArray()) {
      var next = hand.write(codePoint, SIZE);
      var box = next.getBounds2D();
      double left = right - style.glyphs().overlap() * Math.min(width, box.getWidth());
      row.add(moved(next, left - box.getX(), random.nextDouble(-STEP, STEP)));
      width = box.getWidth();
      right = left + width;
    }
    return row;
  }

  private AffineTransform placeIn(Rectangle2D frame, Rectangle2D row) {
    double wide = frame.getWidth() / row.getWidth();
    double high = frame.getHeight() / row.getHeight();
    double scale = Math.min(1, Math.min(wide, high));
    double spareWidth = frame.getWidth() - row.getWidth() * scale;
    double spareHeight = frame.getHeight() - row.getHeight() * scale;
    var place =
        AffineTransform.getTranslateInstance(
            frame.getX() + spareWidth * random.nextDouble(),
            frame.getY() + spareHeight * random.nextDouble());
    place.scale(scale, scale);
    place.translate(-row.getX(), -row.getY());
    return place;
  }

  private static Rectangle2D around(List<Path2D> shapes) {
    return shapes.stream().map(Shape::getBounds2D).reduce(Rectangle2D::createUnion).orElseThrow();
  }

  private static Shape moved(Shape shape, double right, double down) {
    return AffineTransform.getTranslateInstance(right, down).createTransformedShape(shape);
  }
}
