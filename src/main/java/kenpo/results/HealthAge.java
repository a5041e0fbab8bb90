package kenpo.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kenpo.results.Verdict.Input;
import kenpo.society.Society.Names;

/**
 * The age that a day's checkup comes to, or why there is none.
 *
 * @param age in full years on that day
 * @param estimate where kind says so
 * @param missing what there is no result of that counts
 * @param because what of the checkup excludes
 * @param byAge whether the age on that day does
 */
public record HealthAge(
    Examined day,
    Kind kind,
    int age,
    Optional<Estimate> estimate,
    List<Missing> missing,
    List<Input> because,
    boolean byAge) {

  /** How it came about. */
  public enum Kind {
    ESTIMATED,
    MISSING,
    /** The rule isn't meant for this person. */
    EXCLUDED,
    /** The rule of that year is another one than the doctor signed off. */
    UNSIGNED,
    /** We have no rule for that year. */
    NO_RULE
  }

  /**
   * @param years with one decimal; may lie outside of the ages that the rule is for
   * @param points in all
   * @param reference points that are taken off
   * @param percent the risk as the table prints it, e.g. {@code 13.6}
   * @param less whether it is less than that
   */
  public record Estimate(
      BigDecimal years, int points, int reference, List<Part> parts, String percent, boolean less) {

    /** That make the difference: below zero where they are fewer than those of the reference. */
    public int pointsMore() {
      return points - reference;
    }
  }

  /**
   * What points are for.
   *
   * @param name empty for the sex
   * @param value as it was sent
   * @param years what the points come to
   */
  public record Part(Optional<Names> name, Optional<Shown> value, int points, BigDecimal years) {}

  /** {@code afterMeal}: there is one that can't count, as blood was drawn too soon after a meal. */
  public record Missing(Names name, boolean afterMeal) {}
}
