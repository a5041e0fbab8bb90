package kenpo.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.society.Society.Names;

/**
 * The age that a day's checkup comes to, or why there is none.
 *
 * @param age in full years on that day
 * @param estimate where kind says so
 * @param missing what there is no result of that counts
 * @param because what of the checkup excludes, or of an earlier one
 * @param toldOn the day of that earlier one
 * @param byAge whether the age on that day does
 * @param toSee whether the checkup has results with which to see a doctor, whatever the age is
 */
public record HealthAge(
    Examined day,
    Kind kind,
    int age,
    Optional<Estimate> estimate,
    List<Missing> missing,
    List<Because> because,
    Optional<LocalDate> toldOn,
    boolean byAge,
    boolean toSee) {

  /** The same where a later checkup says that the rule isn't meant for this person. */
  HealthAge hidden() {
    return new HealthAge(
        day, Kind.HIDDEN, age, Optional.empty(), missing, because, toldOn, byAge, toSee);
  }

  /** Whether an illness, or what may be one, is why there is none. */
  boolean isOfIllness() {
    return !because.isEmpty();
  }

  /** How it came about. */
  public enum Kind {
    ESTIMATED,
    MISSING,
    /** The rule isn't meant for this person. */
    EXCLUDED,
    /** A later checkup excludes. */
    HIDDEN,
    /** The rule of that year is another one than the doctor signed off. */
    UNSIGNED,
    /** We have no rule for that year. */
    NO_RULE
  }

  /**
   * @param years with one decimal; may lie outside of the ages that the rule is for
   * @param points in all, without those of the sex, as one is compared with somebody of the same
   * @param reference points that are taken off, without those, too
   * @param percent the risk as the table prints it, e.g. {@code 13.6}
   * @param less whether it is less than that
   */
  public record Estimate(
      BigDecimal years, int points, int reference, List<Part> parts, String percent, boolean less) {

    public boolean isTreated() {
      return parts.stream().anyMatch(Part::treated);
    }

    /** That make the difference: below zero where they are fewer than those of the reference. */
    public int pointsMore() {
      return points - reference;
    }
  }

  /**
   * What points are for.
   *
   * @param value as it was sent
   * @param years what the points come to
   * @param treated whether it is a number under treatment
   */
  public record Part(Names name, Shown value, int points, BigDecimal years, boolean treated) {}

  /**
   * What excludes.
   *
   * @param estimated whether we have worked it out ourselves from something else
   */
  public record Because(Names name, Shown value, boolean estimated) {}

  /** {@code afterMeal}: there is one that can't count, as blood was drawn too soon after a meal. */
  public record Missing(Names name, boolean afterMeal) {}
}
