package kenpo.stepup;

import io.vertx.core.MultiMap;
import java.time.LocalDate;
import kenpo.letter.LetterKind;
import kenpo.roster.TypedBirthDate;
import kenpo.viewing.Opener;
import kenpo.viewing.SecretRules;
import kenpo.web.FormErrors;

/**
 * What is typed to open health data; which of it is looked at depends on what opens them. Nothing
 * secret is ever shown again.
 */
record GateForm(String code, TypedBirthDate birthDate, String answer, String password) {

  private static final int MOST = 200;

  static GateForm from(MultiMap form) {
    return new GateForm(
        Typed.text(form, "code", MOST).strip(),
        TypedBirthDate.from(form),
        SecretRules.answer(Typed.text(form, "answer", MOST)),
        Typed.text(form, "password", MOST));
  }

  FormErrors errors(Opener opener, LocalDate today) {
    var errors = new FormErrors();
    switch (opener) {
      case Opener.ByLetter(var kind) -> {
        errors.addIf(code.isEmpty(), "code", "viewing.code.missing." + kind.code());
        if (kind == LetterKind.VIEWING_CODE) {
          birthDate.check(errors, today);
        }
      }
      case Opener.ByAnswer _ -> errors.addIf(answer.isEmpty(), "answer", "viewing.answer.missing");
      case Opener.ByPassword(), Opener.ByLogin() ->
          errors.addIf(password.isEmpty(), "password", "password.missing");
    }
    return errors;
  }

  /** What is held against what was kept. */
  String secret(Opener opener) {
    return opener instanceof Opener.ByAnswer ? answer : password;
  }
}
