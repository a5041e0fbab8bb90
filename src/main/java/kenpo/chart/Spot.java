package kenpo.chart;

/** A place in a drawing: to the right and down from its upper left corner, in its units. */
public record Spot(double x, double y) {

  private static final double FINEST = 100;

  /** To the hundredth, so that every machine draws the same, and in few characters. */
  public Spot {
    x = rounded(x);
    y = rounded(y);
  }

  Spot plus(double right, double down) {
    return new Spot(x + right, y + down);
  }

  static double rounded(double number) {
    return Math.round(number * FINEST) / FINEST;
  }
}
