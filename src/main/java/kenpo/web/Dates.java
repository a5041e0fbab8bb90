package kenpo.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people read them. */
public final class Dates {

  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
  private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private Dates() {}

  /** 2026年12月1日, 1 December 2026. */
  public static String day(LocalDate day, Language language) {
    return (language == Language.JA ? JA : EN).format(day);
  }
}
