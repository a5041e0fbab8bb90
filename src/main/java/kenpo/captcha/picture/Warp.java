package kenpo.captcha.picture;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.random.RandomGenerator;

/** Moves each point of an outline by a wave along the line and one across it. */
record Warp(Wave rise, Wave sway) {

  private static final double SHORTEST_WAVE = 60;
  private static final double LONGEST_WAVE = 110;

  /** Of the level's amplitude. */
  private static final double LEAST = 0.7;

  /** Pixels: how far a curve may be from its chord, and how long a chord may be. */
  private static final double FLATNESS = 0.1;

  private static final double CHORD = 3;

  private record Wave(double amplitude, double length, double phase) {

    static Wave upTo(double most, RandomGenerator random) {
      return new Wave(
          most * random.nextDouble(LEAST, 1),
          random.nextDouble(SHORTEST_WAVE, LONGEST_WAVE),
          random.nextDouble(2 * Math.PI));
    }

    double at(double position) {
      return amplitude * Math.sin(2 * Math.PI * position / length + phase);
    }
  }

  static Warp of(Style.Waves waves, RandomGenerator random) {
    return new Warp(Wave.upTo(waves.rise(), random), Wave.upTo(waves.sway(), random));
  }

  Path2D bent(Shape shape) {
    var bent = new Path2D.Double();
    var start = new double[2];
    var last = new double[2];
    var next = new double[2];
    for (var it = new FlatteningPathIterator(shape.getPathIterator(null), FLATNESS);
        !it.isDone();
        it.next()) {
      switch (it.currentSegment(next)) {
        case PathIterator.SEG_MOVETO -> {
          move(bent, next);
          set(start, next);
        }
        case PathIterator.SEG_LINETO -> draw(bent, last, next);
        default -> {
          draw(bent, last, start);
          bent.closePath();
          set(next, start);
        }
      }
      set(last, next);
    }
    return bent;
  }

  /** In pieces, so that a straight line is bent too. */
  private void draw(Path2D bent, double[] from, double[] to) {
    int pieces = (int) Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / CHORD);
    for (int i = 1; i <= pieces; i++) {
      double part = (double) i / pieces;
      double x = from[0] + (to[0] - from[0]) * part;
      double y = from[1] + (to[1] - from[1]) * part;
      bent.lineTo(x + sway.at(y), y + rise.at(x));
    }
  }

  private void move(Path2D bent, double[] to) {
    bent.moveTo(to[0] + sway.at(to[1]), to[1] + rise.at(to[0]));
  }

  private static void set(double[] point, double[] to) {
    point[0] = to[0];
    point[1] = to[1];
  }
}
