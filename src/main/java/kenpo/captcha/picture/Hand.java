package kenpo.captcha.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes single characters, none twice alike.
 *
 * @param tilt degrees to either side, at most
 */
record Hand(List<Face> faces, double tilt, RandomGenerator random) {

  private static final double SMALLEST = 0.88;
  private static final double SLANT = 0.12;

  /** {@code size}: of a capital, at most. */
  Shape write(int codePoint, double size) {
    double scale = size * random.nextDouble(SMALLEST, 1);
    var how = AffineTransform.getRotateInstance(Math.toRadians(random.nextDouble(-tilt, tilt)));
    how.shear(random.nextDouble(-SLANT, SLANT), 0);
    how.scale(scale, scale);
    var face = faces.get(random.nextInt(faces.size()));
    return how.createTransformedShape(face.of(codePoint));
  }
}
