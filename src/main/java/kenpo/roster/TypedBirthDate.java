package kenpo.roster;

import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.web.FormErrors;

/**
 * A birth date as typed into a form.
 *
 * @param era the calendar: AD, S, H or R
 */
public record TypedBirthDate(String era, String year, String month, String day) {

  /** The name of its fields begins with it, and errors are told at it. */
  private static final String FIELD = "birthDate";

  public static TypedBirthDate from(MultiMap form) {
    return new TypedBirthDate(
        text(form, "Era"), text(form, "Year"), text(form, "Month"), text(form, "Day"));
  }

  public static TypedBirthDate empty() {
    return new TypedBirthDate("AD", "", "", "");
  }

  public static TypedBirthDate of(LocalDate day) {
    return new TypedBirthDate(
        "AD",
        String.valueOf(day.getYear()),
        String.valueOf(day.getMonthValue()),
        String.valueOf(day.getDayOfMonth()));
  }

  /** The day, if it is one. */
  public Optional<LocalDate> date() {
    return parsed() instanceof JapaneseDate.Day(var date) ? Optional.of(date) : Optional.empty();
  }

  /** Adds what is wrong with it. */
  public void check(FormErrors errors, LocalDate today) {
    if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
      errors.add(FIELD, "form.birthDate.missing");
      return;
    }
    switch (parsed()) {
      case JapaneseDate.Day(var date) ->
          errors.addIf(date.isAfter(today), FIELD, "form.birthDate.future");
      case JapaneseDate.EraEnded(var ended, var last) ->
          errors.add(
              FIELD,
              "form.birthDate.eraEnded",
              ended.japanese(),
              last.getMonthValue(),
              last.getDayOfMonth(),
              last.getYear() - ended.firstYear() + 1);
      case JapaneseDate.EraNotBegun(var begun, var first) ->
          errors.add(
              FIELD,
              "form.birthDate.eraNotBegun",
              begun.japanese(),
              first.getMonthValue(),
              first.getDayOfMonth());
      case JapaneseDate.NoSuchDay() -> errors.add(FIELD, "form.birthDate.noSuchDay");
      case JapaneseDate.Unreadable() -> errors.add(FIELD, "form.birthDate.wrong");
    }
  }

  private JapaneseDate.Parsed parsed() {
    return JapaneseDate.parse(era, year, month, day);
  }

  private static String text(MultiMap form, String part) {
    return Optional.ofNullable(form.get(FIELD + part)).orElse("").strip();
  }
}
