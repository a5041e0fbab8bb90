package kenpo.health.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the days of a document, written as 20240415; the name of each is the start of its texts.
 */
final class Days {

  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");
  private static final int FIRST_YEAR = 1880;

  private final LocalDate latest;
  private final Findings findings;

  Days(LocalDate latest, Findings findings) {
    this.latest = latest;
    this.findings = findings;
  }

  /**
   * The day that the first of some attributes has, or one problem more.
   *
   * @param around where it is missing
   */
  Optional<LocalDate> read(Element around, String name, Optional<String> text) {
    if (text.isEmpty()) {
      findings.refuse(around, name + ".missing");
      return Optional.empty();
    }
    if (!EIGHT_DIGITS.matcher(text.get()).matches()) {
      findings.refuse(around, name + ".form");
      return Optional.empty();
    }
    var day = day(text.get());
    if (day.isEmpty() || day.get().getYear() < FIRST_YEAR || day.get().isAfter(latest)) {
      findings.refuse(around, name + ".no-such-day");
      return Optional.empty();
    }
    return day;
  }

  static Optional<LocalDate> day(String digits) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(digits, 0, 4, 10),
              Integer.parseInt(digits, 4, 6, 10),
              Integer.parseInt(digits, 6, 8, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
