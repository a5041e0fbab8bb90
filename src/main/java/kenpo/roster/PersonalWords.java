package kenpo.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody who knows a member would try first as a password: the name in every way it is
 * written, and the birth date in either calendar.
 */
public final class PersonalWords {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final List<DateTimeFormatter> DATES =
      Stream.of("yyyyMMdd", "yyMMdd", "MMdd", "ddMMyyyy", "yyyy")
          .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
          .toList();

  private PersonalWords() {}

  public static List<String> of(Member member) {
    var kana = Kana.written(member.kana());
    return Stream.of(
            parts(kana).flatMap(part -> Romaji.spellings(part).stream()),
            parts(kana),
            member.name().stream().flatMap(PersonalWords::parts),
            dates(member.birthDate()))
        .flatMap(words -> words)
        .distinct()
        .toList();
  }

  /** Surname, given name, and both together. */
  private static Stream<String> parts(String name) {
    return Stream.concat(
        BLANKS.splitAsStream(name.strip()), Stream.of(BLANKS.matcher(name).replaceAll("")));
  }

  private static Stream<String> dates(LocalDate day) {
    return Stream.concat(
        DATES.stream().map(format -> format.format(day)),
        Era.on(day).stream().flatMap(era -> ofEra(era, day)));
  }

  private static Stream<String> ofEra(Era era, LocalDate day) {
    int year = day.getYear() - era.firstYear() + 1;
    var digits = "%02d%02d%02d".formatted(year, day.getMonthValue(), day.getDayOfMonth());
    var letter = era.name().substring(0, 1).toLowerCase(Locale.ROOT);
    return Stream.of(digits, letter + digits, letter + year, era.japanese() + year);
  }
}
