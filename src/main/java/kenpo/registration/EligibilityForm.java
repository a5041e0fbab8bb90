package kenpo.registration;

import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.registration.Pending.Person;
import kenpo.roster.Claim;
import kenpo.roster.Kana;
import kenpo.roster.TypedBirthDate;
import kenpo.society.InsurerNumber;
import kenpo.web.FormErrors;

/**
 * Who somebody says he is, as typed: from the 資格情報のお知らせ, the 資格確認書 or マイナポータル. Any width, with
 * spaces and hyphens. In the app it comes as two screens.
 */
public record EligibilityForm(
    String kana,
    TypedBirthDate birthDate,
    String insurerNumber,
    String symbol,
    String number,
    String branch) {

  private static final int MOST = 60;

  static EligibilityForm from(MultiMap form) {
    return new EligibilityForm(
        text(form, "kana"),
        TypedBirthDate.from(form),
        text(form, "insurerNumber"),
        text(form, "symbol"),
        text(form, "number"),
        text(form, "branch"));
  }

  static EligibilityForm empty() {
    return new EligibilityForm("", TypedBirthDate.empty(), "", "", "", "");
  }

  /** The form again with the person's half as it was kept. */
  static EligibilityForm of(Person person) {
    var date = TypedBirthDate.of(person.birthDate());
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
    birthDate.check(errors, today);
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

  /** Only for a form without errors. */
  Person person() {
    return new Person(
        kana,
        birthDate.date().orElseThrow(),
        InsurerNumber.parse(insurerNumber).orElseThrow().value());
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
