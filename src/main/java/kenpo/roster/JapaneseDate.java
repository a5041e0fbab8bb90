package kenpo.roster;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads days as people and files in Japan write them, in any width: 19800401, 1980/4/1, 1980-04-01,
 * 1980年4月1日, 昭和55年4月1日, S55.4.1, 令和元年5月1日, S550401, 3550401 (1 = Meiji … 5 = Reiwa).
 *
 * <p>Eras end strictly: 平成31年5月1日 isn't taken for a day of Reiwa.
 */
public final class JapaneseDate {

  /** What became of a text. */
  public sealed interface Parsed {}

  public record Day(LocalDate date) implements Parsed {}

  /** The era had ended by then; lastDay is its last one. */
  public record EraEnded(Era era, LocalDate lastDay) implements Parsed {}

  /** The era hadn't begun by then; firstDay is its first one. */
  public record EraNotBegun(Era era, LocalDate firstDay) implements Parsed {}

  /** Such as 30 February. */
  public record NoSuchDay() implements Parsed {}

  /** Not in a form known here. */
  public record Unreadable() implements Parsed {}

  private static final String ERA = "(明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHR])";
  private static final Pattern WESTERN =
      Pattern.compile("(\\d{4})[年/.\\-](\\d{1,2})[月/.\\-](\\d{1,2})日?");
  private static final Pattern WESTERN_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern OF_ERA =
      Pattern.compile(ERA + "(\\d{1,2}|元)[年/.\\-](\\d{1,2})[月/.\\-](\\d{1,2})日?");
  private static final Pattern OF_ERA_DIGITS =
      Pattern.compile("([MTSHR]|[1-5])(\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−ー─]");
  static final int FIRST_YEAR = 1868;
  static final int LAST_YEAR = 2199;

  private JapaneseDate() {}

  public static Parsed parse(String text) {
    return PlainDate.parse(text).map(Parsed.class::cast).orElseGet(() -> exactly(text));
  }

  /** The definition of {@link #parse(String)}. */
  static Parsed exactly(String text) {
    var plain = plain(text);
    for (var western : new Pattern[] {WESTERN, WESTERN_DIGITS}) {
      var found = western.matcher(plain);
      if (found.matches()) {
        return western(found.toMatchResult());
      }
    }
    for (var ofEra : new Pattern[] {OF_ERA, OF_ERA_DIGITS}) {
      var found = ofEra.matcher(plain);
      if (found.matches()) {
        return ofEra(found.toMatchResult());
      }
    }
    return new Unreadable();
  }

  /**
   * Reads the fields of a form. A year of four digits is a western one and a year with an era's
   * name (S55, 昭和55) is of that era, whatever calendar was chosen beside it.
   *
   * @param calendar an era's name, Japanese or as in {@link Era}; anything else is the western one
   */
  public static Parsed parse(String calendar, String year, String month, String day) {
    var typedYear = plain(year).replace("年", "");
    boolean bare = typedYear.matches("\\d{1,3}|元");
    var era = bare ? Era.of(plain(calendar)).map(Era::japanese).orElse("") : "";
    return parse(era + typedYear + "/" + plain(month).replace("月", "") + "/" + day);
  }

  private static String plain(String text) {
    var half = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return DASHES
        .matcher(BLANKS.matcher(half).replaceAll(""))
        .replaceAll("-")
        .toUpperCase(Locale.ROOT);
  }

  private static Parsed western(MatchResult found) {
    int year = Integer.parseInt(found.group(1));
    return year < FIRST_YEAR || year > LAST_YEAR ? new Unreadable() : day(year, found, 2);
  }

  private static Parsed ofEra(MatchResult found) {
    var era = Era.of(found.group(1)).orElseThrow();
    int year = found.group(2).equals("元") ? 1 : Integer.parseInt(found.group(2));
    if (year == 0) {
      return new NoSuchDay();
    }
    return day(era.firstYear() + year - 1, found, 3) instanceof Day(var date)
        ? within(era, date)
        : new NoSuchDay();
  }

  private static Parsed within(Era era, LocalDate date) {
    if (date.isBefore(era.firstDay())) {
      return new EraNotBegun(era, era.firstDay());
    }
    return era.lastDay()
        .filter(date::isAfter)
        .<Parsed>map(lastDay -> new EraEnded(era, lastDay))
        .orElseGet(() -> new Day(date));
  }

  private static Parsed day(int year, MatchResult found, int group) {
    int month = Integer.parseInt(found.group(group));
    int day = Integer.parseInt(found.group(group + 1));
    try {
      return new Day(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return new NoSuchDay();
    }
  }
}
