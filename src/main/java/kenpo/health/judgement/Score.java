package kenpo.health.judgement;

import java.math.BigDecimal;
import java.util.List;

/**
 * A score of risk.
 *
 * @param points in all
 * @param parts what they are made of, those of none included
 * @param percent the risk within ten years as the table prints it, e.g. {@code 13.6} or {@code
 *     <1.0}; not to be shown unless the society says so
 * @param age the risk-equivalent age
 */
public record Score(int points, List<Part> parts, String percent, Risk risk, Age age) {

  /** Of ten years: under 2 %, under 10 %, and from there on. */
  public enum Risk {
    LOW,
    MIDDLE,
    HIGH
  }

  /**
   * Our own arithmetic, an estimate; may lie outside of the ages that the score is for.
   *
   * @param years with one decimal
   */
  public record Age(BigDecimal years, Basis basis) {}

  /**
   * Points for one thing.
   *
   * @param key e.g. {@code systolic}
   * @param evidence empty for the sex
   * @param years what the points add to the risk-equivalent age
   * @param treated whether it is a number under treatment
   */
  public record Part(
      String key, List<Evidence> evidence, int points, BigDecimal years, boolean treated) {}
}
