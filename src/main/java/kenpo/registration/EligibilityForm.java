package kenpo.registration;

import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.registration.Pending.Person;
import kenpo.roster.Claim;
import kenpo.roster.JapaneseDate;
import kenpo.roster.Kana;
import kenpo.society.InsurerNumber;
import kenpo.web.FormErrors;

/**
 * Who somebody says he is, as typed: from the 資格情報のお知らせ, the 資格確認書 or マイナポータル. Any width, with
 * spaces and hyphens. In the app it comes as two screens.
 */
public record EligibilityForm(
    String kana,
    BirthDate birthDate,
    String insurerNumber,
    String symbol,
    String number,
    String branch) {

  private static final int MOST = 60;

  /** A birth date as typed: calendar (AD, S, H, R) and three fields. */
  public record BirthDate(String era, String year, String month, String day) {

    JapaneseDate.Parsed parsed() {
      return JapaneseDate.parse(era, year, month, day);
    }

    boolean isEmpty() {
      return year.isEmpty() && month.isEmpty() && day.isEmpty();
    }
  }

  static EligibilityForm from(MultiMap form) {
    return new EligibilityForm(
        text(form, "kana"),
        new BirthDate(
            text(form, "birthDateEra"),
            text(form, "birthDateYear"),
            text(form, "birthDateMonth"),
            text(form, "birthDateDay")),
        text(form, "insurerNumber"),
        text(form, "symbol"),
        text(form, "number"),
        text(form, "branch"));
  }

  static EligibilityForm empty() {
    return new EligibilityForm("", new BirthDate("AD", "", "", ""), "", "", "", "");
  }

  /** The form again with the person's half as it was kept. */
  static EligibilityForm of(Person person) {
    var day = person.birthDate();
    var date =
        new BirthDate(
            "AD",
            String.valueOf(day.getYear()),
            String.valueOf(day.getMonthValue()),
            String.valueOf(day.getDayOfMonth()));
    return new EligibilityForm(person.kana(), date, person.insurerNumber(), "", "", "");
  }

  EligibilityForm with(String typedSymbol, String typedNumber, String typedBranch) {
    return new EligibilityForm(
        kana, birthDate, insurerNumber, typedSymbol, typedNumber, typedBranch);
  }

  FormErrors errors(LocalDate today) {
    var errors = numberErrors();
    personErrors(today).all().forEach(e -> errors.add(e.field(), e.key(), e.args().toArray()));
    return errors;
  }

  /** Of name, birth date and insurer number. */
  FormErrors personErrors(LocalDate today) {
    var errors = new FormErrors();
    if (kana.isEmpty()) {
      errors.add("kana", "registration.kana.missing");
    } else if (kana.length() > MOST || !Kana.isReadable(kana)) {
      errors.add("kana", "registration.kana.wrong");
    }
    dateErrors(errors, today);
    return errors
        .addIf(insurerNumber.isEmpty(), "insurerNumber", "registration.insurerNumber.missing")
        .addIf(
            InsurerNumber.parse(insurerNumber).isEmpty(),
            "insurerNumber",
            "registration.insurerNumber.wrong");
  }

  /** Of symbol, number and branch; a society may have no symbols. */
  FormErrors numberErrors() {
    return new FormErrors()
        .addIf(isUnreadable(symbol), "symbol", "registration.symbol.wrong")
        .addIf(number.isEmpty(), "number", "registration.number.missing")
        .addIf(isUnreadable(number), "number", "registration.number.wrong")
        .addIf(isUnreadable(branch), "branch", "registration.branch.wrong");
  }

  private static boolean isUnreadable(String typed) {
    return typed.length() > MOST || typed.chars().anyMatch(Character::isISOControl);
  }

  private void dateErrors(FormErrors errors, LocalDate today) {
    if (birthDate.isEmpty()) {
      errors.add("birthDate", "registration.birthDate.missing");
      return;
    }
    switch (birthDate.parsed()) {
      case JapaneseDate.Day(var date) ->
          errors.addIf(date.isAfter(today), "birthDate", "registration.birthDate.future");
      case JapaneseDate.EraEnded(var era, var last) ->
          errors.add(
              "birthDate",
              "registration.birthDate.eraEnded",
              era.japanese(),
              last.getMonthValue(),
              last.getDayOfMonth(),
              last.getYear() - era.firstYear() + 1);
      case JapaneseDate.EraNotBegun(var era, var first) ->
          errors.add(
              "birthDate",
              "registration.birthDate.eraNotBegun",
              era.japanese(),
              first.getMonthValue(),
              first.getDayOfMonth());
      case JapaneseDate.NoSuchDay() -> errors.add("birthDate", "registration.birthDate.noSuchDay");
      case JapaneseDate.Unreadable() -> errors.add("birthDate", "registration.birthDate.wrong");
    }
  }

  /** Only for a form without errors. */
  Person person() {
    var date = ((JapaneseDate.Day) birthDate.parsed()).date();
    return new Person(kana, date, InsurerNumber.parse(insurerNumber).orElseThrow().value());
  }

  /** Only for a form without errors. */
  Claim claim(Person person) {
    return new Claim(
        new InsurerNumber(person.insurerNumber()),
        symbol,
        number,
        Optional.of(branch).filter(b -> !b.isEmpty()),
        person.kana(),
        person.birthDate());
  }

  private static String text(MultiMap form, String field) {
    return Optional.ofNullable(form.get(field)).orElse("").strip();
  }
}
