package kenpo.roster;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** A Japanese era, with its first day as the calendar of the law counts it. */
public enum Era {
  MEIJI("明治", LocalDate.of(1868, 10, 23)),
  TAISHO("大正", LocalDate.of(1912, 7, 30)),
  SHOWA("昭和", LocalDate.of(1926, 12, 25)),
  HEISEI("平成", LocalDate.of(1989, 1, 8)),
  REIWA("令和", LocalDate.of(2019, 5, 1));

  private final String japanese;
  private final LocalDate firstDay;

  Era(String japanese, LocalDate firstDay) {
    this.japanese = japanese;
    this.firstDay = firstDay;
  }

  public String japanese() {
    return japanese;
  }

  public LocalDate firstDay() {
    return firstDay;
  }

  /** Empty for the era that goes on. */
  public Optional<LocalDate> lastDay() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1].firstDay.minusDays(1))
        : Optional.empty();
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(firstDay)
        && (this == REIWA || day.isBefore(values()[ordinal() + 1].firstDay));
  }

  /** The era of a day; empty before the first one. */
  public static Optional<Era> on(LocalDate day) {
    return Arrays.stream(values())
        .filter(era -> !day.isBefore(era.firstDay))
        .reduce((earlier, later) -> later);
  }

  public int firstYear() {
    return firstDay.getYear();
  }

  /** By its name, its first character or letter, or its digit in data files (1 = Meiji). */
  static Optional<Era> of(String mark) {
    return Arrays.stream(values()).filter(era -> era.isCalled(mark)).findFirst();
  }

  private boolean isCalled(String mark) {
    return mark.equals(japanese)
        || mark.equals(japanese.substring(0, 1))
        || mark.equalsIgnoreCase(name().substring(0, 1))
        || mark.equalsIgnoreCase(name())
        || mark.equals(Integer.toString(ordinal() + 1));
  }
}
