package kenpo.roster;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.JapaneseDate.Day;

/**
 * The quick way to {@link JapaneseDate#parse(String)}, for days that nearly every file writes:
 * 19800401, 3550401, 1980/04/01, 1980-4-1. Any day that isn't surely right it leaves to the
 * definition, which also knows what is wrong with it.
 */
final class PlainDate {

  private static final Era[] ERAS = Era.values();
  private static final int SHORTEST_MONTH = 28;

  private PlainDate() {}

  static Optional<Day> parse(String text) {
    return switch (text.length()) {
      case 7 -> digits(text, 0, 7) < 0 ? Optional.empty() : ofEra(text);
      case 8, 9, 10 -> western(text);
      default -> Optional.empty();
    };
  }

  private static Optional<Day> western(String text) {
    int year = digits(text, 0, 4);
    char parting = text.charAt(4);
    if (text.length() == 8 && parting >= '0' && parting <= '9') {
      return day(year, digits(text, 4, 6), digits(text, 6, 8));
    }
    int second = text.indexOf(parting, 5);
    boolean parted = (second == 6 || second == 7) && text.length() - second <= 3;
    return parted && (parting == '/' || parting == '-')
        ? day(year, digits(text, 5, second), digits(text, second + 1, text.length()))
        : Optional.empty();
  }

  private static Optional<Day> ofEra(String text) {
    int mark = text.charAt(0) - '1';
    int year = digits(text, 1, 3);
    if (mark < 0 || mark >= ERAS.length || year == 0) {
      return Optional.empty();
    }
    var era = ERAS[mark];
    return day(era.firstYear() + year - 1, digits(text, 3, 5), digits(text, 5, 7))
        .filter(day -> era.holds(day.date()));
  }

  private static Optional<Day> day(int year, int month, int day) {
    return year >= JapaneseDate.FIRST_YEAR
            && year <= JapaneseDate.LAST_YEAR
            && month >= 1
            && month <= 12
            && day >= 1
            && (day <= SHORTEST_MONTH || day <= lengthOf(year, month))
        ? Optional.of(new Day(LocalDate.of(year, month, day)))
        : Optional.empty();
  }

  private static int lengthOf(int year, int month) {
    return LocalDate.of(year, month, 1).lengthOfMonth();
  }

  /** The number that stands there; negative if something else does, or more than the text has. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return from < to ? number : -1;
  }
}
