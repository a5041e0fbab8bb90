package kenpo.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * The number that a firm makes of somebody's checkup; there is one for each fiscal year.
 *
 * @param index code of what it is a number of, as the society's file has it
 * @param fiscalYear that the checkup was in
 * @param examined the day of the checkup, where it was sent
 * @param written the day on which it was made, which makes no other score of it
 */
public record Score(
    String index,
    int fiscalYear,
    Optional<LocalDate> examined,
    LocalDate written,
    BigDecimal number) {

  /** Where nothing says when it was made, it is as old as what it tells of. */
  public static Score of(
      String index,
      int fiscalYear,
      Optional<LocalDate> examined,
      Optional<LocalDate> written,
      BigDecimal number) {
    var told = examined.orElse(begin(fiscalYear));
    return new Score(index, fiscalYear, examined, written.orElse(told), number);
  }

  /** From this day to the {@link #last} whose score it is was a member, one day at least. */
  public LocalDate first() {
    return examined.orElse(begin(fiscalYear));
  }

  public LocalDate last() {
    return examined.orElse(begin(fiscalYear + 1).minusDays(1));
  }

  /** The number to the last decimal that was sent. */
  public String said() {
    return number.toPlainString();
  }

  private static LocalDate begin(int fiscalYear) {
    return LocalDate.of(fiscalYear, Month.APRIL, 1);
  }
}
