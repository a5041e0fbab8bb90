package kenpo.captcha.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands in a frame besides its code. */
record Clutter(Style.Extras extras, Rectangle2D frame, RandomGenerator random) {

  /** Of a capital, in pixels. */
  private static final double DECOY = 26;

  private static final double SMALLEST_ARC = 30;
  private static final double LARGEST_ARC = 80;

  /** Degrees. */
  private static final double SHORTEST_ARC = 60;

  private static final double LONGEST_ARC = 150;
  private static final double ROUND = 360;

  /** From one side to the other, with a bend or two. */
  Stream<Shape> lines() {
    return times(extras.lines())
        .map(
            _ ->
                new CubicCurve2D.Double(
                    frame.getMinX(), y(), x(), y(), x(), y(), frame.getMaxX(), y()));
  }

  Stream<Shape> arcs() {
    return times(extras.arcs()).map(_ -> arc());
  }

  private Shape arc() {
    double width = random.nextDouble(SMALLEST_ARC, LARGEST_ARC);
    double height = random.nextDouble(SMALLEST_ARC, LARGEST_ARC);
    return new Arc2D.Double(
        x() - width / 2,
        y() - height / 2,
        width,
        height,
        random.nextDouble(ROUND),
        random.nextDouble(SHORTEST_ARC, LONGEST_ARC),
        Arc2D.OPEN);
  }

  /** One in each part of the frame, so that there is no place without. */
  Stream<Shape> decoys(Hand hand, Characters characters) {
    int count = extras.decoys();
    return times(count)
        .map(
            i -> {
              var decoy = hand.write(characters.one(random), DECOY);
              double part = frame.getWidth() / count;
              var where =
                  AffineTransform.getTranslateInstance(
                      frame.getX() + part * (i + random.nextDouble()) - DECOY / 2, y() + DECOY / 2);
              return where.createTransformedShape(decoy);
            });
  }

  private static Stream<Integer> times(int count) {
    return IntStream.range(0, count).boxed();
  }

  private double x() {
    return random.nextDouble(frame.getMinX(), frame.getMaxX());
  }

  private double y() {
    return random.nextDouble(frame.getMinY(), frame.getMaxY());
  }
}
