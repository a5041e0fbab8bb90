package kenpo.viewing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kenpo.account.EmailAddress;
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
        || known(member, email).stream().anyMatch(word -> same(word, text));
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
