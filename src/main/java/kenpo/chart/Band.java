package kenpo.chart;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What values from one to another mean for a time: the ground behind the points.
 *
 * @param low where it begins; empty: without end
 * @param high where the one above it begins, so that there is no gap between the two
 * @param label short, as it stands beside the plot where there is room
 */
public record Band(
    Span span, Optional<BigDecimal> low, Optional<BigDecimal> high, Tone tone, String label) {

  /** How far it is from what is wished. */
  public enum Tone {
    WISHED,
    NEAR,
    AWAY,
    FAR
  }
}
