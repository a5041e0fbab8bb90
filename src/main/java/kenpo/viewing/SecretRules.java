package kenpo.viewing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kenpo.account.EmailAddress;
import kenpo.roster.Era;
import kenpo.roster.JapaneseDate;
import kenpo.roster.Kana;
import kenpo.roster.Member;
import kenpo.roster.PersonalWords;
import kenpo.web.FormErrors;

/**
 * What may open one's health data: no name, birth date or login ID, which others know. Lengths
 * count Unicode code points after NFKC; case matters.
 */
public final class SecretRules {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 50;
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 64;

  private SecretRules() {}

  /** An answer is kept as it was typed, in one width and without blanks around it. */
  public static String answer(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  static FormErrors ofQuestion(String question, String answer, Member member, String email) {
    var errors = new FormErrors();
    check(errors, "question", question, SHORTEST, LONGEST);
    check(errors, "answer", answer, SHORTEST, LONGEST);
    return errors
        .addIf(same(question, answer), "answer", "viewing.answer.question")
        .addIf(isKnown(answer, member, email), "answer", "viewing.answer.personal");
  }

  static FormErrors ofPassword(String password, Member member, String email) {
    var errors = new FormErrors();
    check(errors, "password", password, SHORTEST_PASSWORD, LONGEST_PASSWORD);
    return errors.addIf(isKnown(password, member, email), "password", "viewing.password.personal");
  }

  private static void check(
      FormErrors errors, String field, String text, int shortest, int longest) {
    int length = text.codePointCount(0, text.length());
    boolean unreadable = text.chars().anyMatch(Character::isISOControl);
    errors
        .addIf(length == 0, field, "viewing." + field + ".missing")
        .addIf(length < shortest, field, "viewing." + field + ".short", shortest)
        .addIf(length > longest, field, "viewing." + field + ".long", longest)
        .addIf(unreadable, field, "viewing." + field + ".unreadable");
  }

  private static boolean isKnown(String text, Member member, String email) {
    var day = JapaneseDate.parse(text);
    return day instanceof JapaneseDate.Day(LocalDate date) && date.equals(member.birthDate())
        || isBirthDate(text, member.birthDate())
        || known(member, email).stream().anyMatch(word -> same(word, text));
  }

  /** However it is divided: only letters and digits count, with zeros before them or not. */
  private static boolean isBirthDate(String text, LocalDate born) {
    var bare = plain(text).replaceAll("[^\\p{L}\\p{Nd}]|[年月日]", "").replace("元", "1");
    int ofEra =
        born.getYear()
            - Era.on(born).map(era -> era.firstDay().getYear()).orElse(born.getYear())
            + 1;
    var eras =
        Era.on(born).stream()
            .flatMap(era -> Stream.of(era.japanese(), era.japanese().substring(0, 1), letter(era)));
    var years =
        Stream.concat(
            Stream.of("", "%d".formatted(born.getYear()), "%02d".formatted(born.getYear() % 100)),
            Stream.concat(eras, Stream.of(""))
                .flatMap(era -> Stream.of(era + ofEra, era + "%02d".formatted(ofEra))));
    return years.flatMap(year -> days(year, born)).anyMatch(bare::equals);
  }

  private static String letter(Era era) {
    return era.name().substring(0, 1).toLowerCase(Locale.ROOT);
  }

  private static Stream<String> days(String year, LocalDate born) {
    int month = born.getMonthValue();
    int day = born.getDayOfMonth();
    return Stream.of("%d%d", "%02d%02d", "%d%02d", "%02d%d")
        .map(form -> year + form.formatted(month, day));
  }

  private static List<String> known(Member member, String email) {
    var login =
        EmailAddress.of(email).stream()
            .flatMap(it -> Stream.of(it.key(), it.key().replaceFirst("@.*", "")));
    return Stream.concat(PersonalWords.of(member).stream(), login).toList();
  }

  /** Whoever guesses tries every way to write it: width, case, hiragana, small letters, blanks. */
  private static boolean same(String one, String other) {
    return Kana.key(one).equals(Kana.key(other)) || plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]", "");
  }
}
